/** Width and height of the papers in millimetres, upright. */
const papers = { A4: [210, 297], A3: [297, 420] } as const

export type Paper = keyof typeof papers
export const paperNames: readonly Paper[] = ['A4', 'A3']
/** Dots per inch: 150 for reading on a screen and most printers, 300 for the press. */
export const resolutions = [150, 300] as const
type Resolution = (typeof resolutions)[number]

export interface PrintFormat {
  readonly paper: Paper
  readonly landscape: boolean
  readonly dpi: Resolution
}

export const defaultFormat: PrintFormat = { paper: 'A4', landscape: true, dpi: 150 }

export const mmPerInch = 25.4
/** Pixels of a style sheet are a 96th of an inch, on paper as on a screen. */
export const cssDpi = 96

/** Width and height of the sheet in millimetres. */
export function sheetSize({ paper, landscape }: Pick<PrintFormat, 'paper' | 'landscape'>): {
  readonly width: number
  readonly height: number
} {
  const [short, long] = papers[paper]
  return landscape ? { width: long, height: short } : { width: short, height: long }
}

/** Whole pixels of a length in millimetres. */
export const pixelsOf = (mm: number, dpi: number) => Math.round((mm / mmPerInch) * dpi)
