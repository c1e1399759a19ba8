import { describe, expect, it } from 'vitest'
import { type EffortPlace, judgeEffort } from './reporting-effort.ts'

const told = (value: number, spread = 0) => ({ value, low: value - spread, high: value + spread })
const place = (tips: number, effort: number, residents = 1000): EffortPlace => ({
  tips: told(tips),
  effort: told(effort),
  residents,
})
const classes = (places: readonly EffortPlace[]) => judgeEffort(places).places.map((own) => own.class)

describe('reporting effort', () => {
  it('tells the four ways that tips and campaigning meet', () => {
    expect(classes([place(30, 30), place(30, 10), place(10, 30), place(10, 10)])).toEqual([
      'MANY_TIPS_MUCH_EFFORT',
      'MANY_TIPS_LITTLE_EFFORT',
      'FEW_TIPS_MUCH_EFFORT',
      'FEW_TIPS_LITTLE_EFFORT',
    ])
  })

  it('sets each place against the sums of all, not against the mean of their rates', () => {
    const { tipRate, effortRate, judged, places } = judgeEffort([place(90, 9, 9000), place(5, 1), place(5, 0)])
    expect([tipRate, effortRate, judged]).toEqual([100 / 11_000, 10 / 11_000, 3])
    expect(places[0]?.tipRatio?.value).toBeCloseTo(90 / ((9000 * 100) / 11_000), 12)
    // 90 tips of 9,000 residents are more than the usual rate, although others have fewer people and as many for each
    expect(places[0]?.class).toBe('MANY_TIPS_MUCH_EFFORT')
  })

  it('says unclear where a protected number could lie on either side', () => {
    const places = [{ ...place(21, 30), tips: told(21, 2) }, place(30, 10), place(10, 10)]
    expect(classes(places)[0]).toBe('UNCLEAR')
    expect(classes([place(21, 30), place(30, 10), place(10, 10)])[0]).toBe('MANY_TIPS_MUCH_EFFORT')
  })

  it('judges nothing of what is withheld, and leaves it out of the sums', () => {
    const silent = { ...place(0, 30), tips: null }
    const with_ = judgeEffort([place(30, 30), place(30, 10), place(10, 10), silent])
    expect(with_.places[3]).toEqual({ class: 'NOT_ENOUGH_DATA', tipRatio: null, effortRatio: null })
    expect(with_.effortRate).toBe(50 / 3000)
    expect(classes([place(30, 30), place(30, 10), silent])).toEqual(Array(3).fill('NOT_ENOUGH_DATA'))
  })

  it('tells nothing where nobody campaigned anywhere, or nobody lives', () => {
    expect(classes([place(30, 0), place(20, 0), place(10, 0)])).toEqual(Array(3).fill('NOT_ENOUGH_DATA'))
    expect(classes([place(3, 3), place(3, 3), place(3, 3), { ...place(1, 1), residents: null }])[3]).toBe(
      'NOT_ENOUGH_DATA',
    )
  })
})
