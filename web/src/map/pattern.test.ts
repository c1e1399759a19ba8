import { expect, it } from 'vitest'
import { addPicture, markId } from './pattern.ts'

it('a picture that the map has is not drawn again: the mark is large, and asked for with every step in time', () => {
  const id = markId('light', { text: 'DEMO', live: false })
  const map = {
    hasImage: (name: string) => name === id,
    addImage: () => {
      throw new Error('was added again')
    },
  }
  // there is no canvas here: drawing anything would throw
  expect(() => addPicture(map, id)).not.toThrow()
  expect(() => addPicture({ ...map, hasImage: () => false }, id)).toThrow()
  expect(() => addPicture(map, 'something else')).not.toThrow()
})
