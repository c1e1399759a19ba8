import { describe, expect, it } from 'vitest'
import { destination, signInAddress } from './destination.ts'

describe('the way back from signing in', () => {
  it('leads to the view that was left', () => {
    const address = signInAddress('/map', 'metric=victims_identified&panel=table')
    expect(destination(address.split('?').slice(1).join('?'))).toBe('/map?metric=victims_identified&panel=table')
    expect(destination(String(signInAddress('/person', '').split('?')[1]))).toBe('/person')
  })

  it('leads to the map from pages that nobody signs in for, and from none', () => {
    expect(signInAddress('/tip', '')).toBe('/sign-in')
    expect(destination('')).toBe('/map')
  })

  it('never leads to another site', () => {
    for (const to of [
      'https://evil.example/map',
      '//evil.example/map',
      '/\\evil.example',
      'javascript:alert(1)',
      '/map/../../x',
    ])
      expect(destination(String(new URLSearchParams({ to })))).toBe('/map')
  })
})
