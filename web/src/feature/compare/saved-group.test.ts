import { describe, expect, it } from 'vitest'
import { groupsFromText, mostSaved, type SavedGroup, textFromGroups, withGroup, withoutGroup } from './saved-group.ts'

const group = (name: string, codes: readonly string[] = ['258']): SavedGroup => ({
  name,
  basis: 'BEFORE_2025_07',
  codes,
})

describe('groups kept on a device', () => {
  it('come back as they were kept, and what is none is left out', () => {
    const groups = [group('Phía bắc', ['258', '259'])]
    expect(groupsFromText(textFromGroups(groups))).toEqual(groups)
    expect(
      groupsFromText(
        '[1, {"name": " ", "basis": "BEFORE_2025_07", "codes": ["258"]}, {"name": "a", "codes": ["258"]}]',
      ),
    ).toEqual([])
    expect(groupsFromText('{')).toEqual([])
    expect(groupsFromText(null)).toEqual([])
  })

  it('are taken over under the same name, kept in number, and go when they are removed', () => {
    const two = withGroup(withGroup([], group('a')), group('b'))
    expect(withGroup(two, group(' a ', ['264', '256', '256', 'x']))).toEqual([group('a', ['256', '264']), group('b')])
    expect(withGroup(two, group('c', []))).toEqual(two)
    expect(withoutGroup(two, group('b'))).toEqual([group('a')])
    const many = Array.from({ length: mostSaved + 5 }, (_, index) => group(String(index)))
    expect(many.reduce<SavedGroup[]>(withGroup, [])).toHaveLength(mostSaved)
  })
})
