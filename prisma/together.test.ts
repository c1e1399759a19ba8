import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Together } from './together.ts'

test('what comes while a call is under way shares the next one, and everybody gets their own answer', async () => {
  const calls: (readonly number[])[] = []
  const squares = new Together<number, number>(3, async (items) => {
    calls.push(items)
    await sleep(5)
    return items.map((item) => item * item)
  })
  const first = squares.ask(1)
  await sleep(2)
  const rest = [2, 3, 4, 5, 6].map((item) => squares.ask(item))
  expect(await Promise.all([first, ...rest])).toEqual([1, 4, 9, 16, 25, 36])
  expect(calls).toEqual([[1], [2, 3, 4], [5, 6]])
  expect(await squares.ask(7)).toBe(49)
})

test('a call that fails fails all it held and none of the next one', async () => {
  const fussy = new Together<number, number>(2, async (items) => {
    if (items.includes(1)) throw new Error('not one')
    return items.slice(0, items.includes(5) ? 1 : 2)
  })
  const asked = [0, 1, 2, 3, 4, 5].map((item) => fussy.ask(item).catch((error: Error) => error.message))
  const short = '1 answers came for 2 items.'
  expect(await Promise.all(asked)).toEqual(['not one', 'not one', 2, 3, short, short])
})
