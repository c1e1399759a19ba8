import { describe, expect, it } from 'vitest'
import { type RecentPlace, recentFromText, withRecent } from './recent-place.ts'

const place = (number: number): RecentPlace => ({
  id: `AdminUnit:${number}`,
  kind: 'AdminUnit',
  nameVi: `Xã ${number}`,
  nameEn: `Commune ${number}`,
})

describe('places that were looked up lately', () => {
  it('come back as they were kept, the newest first, each once, six at most', () => {
    const kept = [1, 2, 3, 4, 5, 6, 7, 3].map(place).reduce(withRecent, [] as RecentPlace[])
    expect(kept.map(({ id }) => id)).toEqual([3, 7, 6, 5, 4, 2].map((number) => `AdminUnit:${number}`))
    expect(recentFromText(JSON.stringify(kept))).toEqual(kept)
  })

  it.each([
    null,
    'no json',
    '{}',
    '[null, 3, {"id": "AdminUnit:1"}]',
    '[{"id": "Tip:1", "kind": "Tip", "nameVi": "x"}]',
    '[{"id": "AdminUnit:1", "kind": "toString", "nameVi": "x"}]',
    '[{"id": "Tip:1", "kind": "AdminUnit", "nameVi": "x"}]',
  ])('are none in %j', (text) => expect(recentFromText(text)).toEqual([]))
})
