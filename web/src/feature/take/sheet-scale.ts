import { ink, lineOf, type Mark, type Measure, type Rect } from './sheet-mark.ts'

/** How the scale and the north are told. */
export interface SheetScale {
  readonly scale: {
    /** Metres of the ground for a millimetre. */
    readonly metresPerMm: number
    readonly lengthM: number
    readonly words: string
    readonly lengthWords: string
  }
  /** Letter of the north. */
  readonly north: string
}

/** How tall the ground of the scale is, and how far it stands from the frame of the map, in millimetres. */
const tall = 14
const gap = 2.5

/** Where the ground of the scale begins, in millimetres from the top of the sheet. */
export const scaleTop = (map: Rect, big: number) => map.y + map.height - tall * big - gap

/** Scale bar and north arrow in the lower right corner of the map. The map is never turned, so north is up. */
export function scaleMarks({ scale, north }: SheetScale, map: Rect, big: number, measure: Measure): Mark[] {
  const size = 7.5 * big
  const bar = scale.lengthM / scale.metresPerMm
  const arrow = 7 * big
  const words = measure(scale.words, size, 500)
  const width = Math.max(bar + measure(scale.lengthWords, size, 500) / 2, words) + arrow + 8 * big
  const height = tall * big
  const x = map.x + map.width - width - 2.5
  const y = scaleTop(map, big)
  const left = x + 3 * big
  const line = y + 5.6 * big
  const middle = x + width - 3 * big - arrow / 2
  const label = { size, weight: 500, colour: ink } as const
  const top = y + 5.2 * big
  return [
    { kind: 'box', x, y, width, height, fill: '#ffffff', line: lineOf, lineWidth: 0.2 },
    { kind: 'text', words: '0', x: left, y: line - 1, ...label, anchor: 'middle' },
    { kind: 'text', words: scale.lengthWords, x: left + bar, y: line - 1, ...label, anchor: 'middle' },
    { kind: 'box', x: left, y: line, width: bar / 2, height: 1.4 * big, fill: ink, line: ink, lineWidth: 0.2 },
    {
      kind: 'box',
      x: left + bar / 2,
      y: line,
      width: bar / 2,
      height: 1.4 * big,
      fill: '#ffffff',
      line: ink,
      lineWidth: 0.2,
    },
    { kind: 'text', words: scale.words, x: left, y: y + 11.6 * big, ...label },
    { kind: 'text', words: north, x: middle, y: top - 0.6 * big, ...label, weight: 600, anchor: 'middle' },
    {
      kind: 'triangle',
      points: [
        [middle, top],
        [middle - 2.2 * big, top + 7 * big],
        [middle, top + 5.4 * big],
      ],
      fill: ink,
    },
    {
      kind: 'triangle',
      points: [
        [middle, top],
        [middle + 2.2 * big, top + 7 * big],
        [middle, top + 5.4 * big],
      ],
      fill: lineOf,
    },
  ]
}
