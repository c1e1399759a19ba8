import { describe, expect, it } from 'vitest'
import { chainState } from './chain.ts'

const entry = (chain: string, number: number, previousHash: string | null) => ({
  chain,
  number: String(number),
  hash: `${chain}${number}`,
  previousHash,
})

describe('the chains of a page of the audit log', () => {
  const page = [entry('a', 3, 'a2'), entry('b', 7, 'b6'), entry('a', 2, 'a1'), entry('b', 6, 'b5'), entry('a', 1, null)]

  it('are whole when every entry names the one before it in its chain', () => {
    expect(chainState(page)).toEqual({ whole: 3, broken: [] })
  })

  it('show an entry that follows something else', () => {
    const altered = page.map((own) => (own.hash === 'a2' ? { ...own, hash: 'other' } : own))
    expect(chainState(altered)).toEqual({ whole: 2, broken: [{ chain: 'a', number: '3' }] })
  })

  it('are not judged where the entry before is on another page', () => {
    expect(chainState([entry('a', 9, 'a8'), entry('a', 5, 'a4')])).toEqual({ whole: 0, broken: [] })
  })
})
