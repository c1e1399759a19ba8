import { useEffect, useEffectEvent, useState } from 'react'

/** Times between two steps, in milliseconds, slow to fast. */
export const speeds = { slow: 2000, normal: 1000, fast: 450 } as const
export type Speed = keyof typeof speeds

interface Playing {
  readonly playing: boolean
  readonly speed: Speed
  setSpeed(speed: Speed): void
  /** Starts from the shown period, or from the first when the last is shown; stops when it plays. */
  toggle(): void
  stop(): void
}

/**
 * Steps through the periods by itself and stops at the last one.
 * @param at index of the shown period
 * @param count how many periods there are
 * @param busy while figures are asked for, the next step waits
 */
export function usePlay(at: number, count: number, busy: boolean, go: (index: number) => void): Playing {
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('normal')
  const step = useEffectEvent(() => go(at + 1))
  const last = at >= count - 1
  const runs = playing && !last
  useEffect(() => {
    // Each shown period starts its own wait, so that a slow machine never falls behind itself.
    if (!runs || busy) return
    const timer = setTimeout(step, at >= 0 ? speeds[speed] : 0)
    return () => clearTimeout(timer)
  }, [runs, busy, at, speed])
  useEffect(() => {
    if (last) setPlaying(false)
  }, [last])
  return {
    playing: runs,
    speed,
    setSpeed,
    toggle: () => {
      if (runs) return setPlaying(false)
      if (last) go(0)
      setPlaying(true)
    },
    stop: () => setPlaying(false),
  }
}
