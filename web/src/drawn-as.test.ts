import { describe, expect, it } from 'vitest'
import { drawFromText, drawings, drawingsFor, drawnFor } from './drawn-as.ts'

describe('the ways to draw a metric', () => {
  it('are read from an address by their ids, and no other text names one', () => {
    for (const { id } of drawings) expect(drawFromText(id)).toBe(id)
    for (const text of ['', 'FILL', 'pie', '__proto__']) expect(drawFromText(text)).toBeUndefined()
  })

  it('are all offered to staff, and to the public those for everybody', () => {
    expect(drawingsFor(true)).toEqual(drawings)
    expect(drawingsFor(false).every(({ who }) => who === 'everybody')).toBe(true)
  })

  it('fall back to the default for whoever may not see them', () => {
    for (const { id, who } of drawings as readonly { id: (typeof drawings)[number]['id']; who: string }[]) {
      expect(drawnFor(id, true)).toBe(id)
      expect(drawnFor(id, false)).toBe(who === 'staff' ? 'fill' : id)
    }
  })
})
