import { describe, expect, it } from 'vitest'
import type { Text } from '../../message/text.ts'
import { vi } from '../../message/vi.ts'
import { worldFrom } from './world.ts'

const text: Text = (id, values) =>
  Object.entries(values ?? {}).reduce(
    (words, [key, value]) => words.replace(`{${key}}`, String(value)),
    vi[id] as string,
  )
const release = { number: 3, dataThrough: '2026-10-31', synthetic: true, scaleFactor: 75 }
const holder = (...scopes: string[]) => ({ name: 'planner', scopes: scopes.map((name) => ({ name })) })

describe('the world that figures come from', () => {
  it('is the release for everybody without exact figures, named with its number and last day', () => {
    for (const viewer of [null, holder(), holder('records:read', 'audit:read')]) {
      const world = worldFrom({ path: '/map', release, viewer }, text, 'vi')
      expect(world.kind).toBe('RELEASED')
      expect(world.line).toBe('Bản phát hành số 3 · số liệu đến 31/10/2026 · Dữ liệu giả lập ×75')
    }
  })

  it('is live for an account with exact figures, and names the account', () => {
    const world = worldFrom({ path: '/map', release, viewer: holder('figures:exact') }, text, 'vi')
    expect(world.kind).toBe('LIVE')
    expect(world.line).toContain('planner')
    expect(world.mark).toEqual(['Nội bộ · planner', 'Dữ liệu giả lập ×75'])
  })

  it('is the release for that account too where only the release is told', () => {
    const viewer = holder('figures:exact')
    for (const path of ['/alerts', '/briefings'])
      expect(worldFrom({ path, release, viewer }, text, 'vi').name).toContain('Bản phát hành số 3')
  })

  it('says nothing of invention when the records are real, and is none before the first release', () => {
    const real = { ...release, synthetic: false, scaleFactor: null }
    expect(worldFrom({ path: '/map', release: real, viewer: null }, text, 'vi').synthetic).toBeNull()
    expect(worldFrom({ path: '/map', release: null, viewer: null }, text, 'vi')).toMatchObject({
      kind: 'NONE',
      mark: [],
    })
  })
})
