import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const require = createRequire(import.meta.url)

/** Tinos has the widths of Times New Roman, which the form of official documents asks for, and every letter of Vietnamese. */
const fontFiles = {
  plain: require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  italic: require.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bold: require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  boldItalic: require.resolve('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'),
} as const
export type Face = keyof typeof fontFiles

/** Points in a millimetre. */
export const mm = 72 / 25.4

/** Millimetres of A4, and the margins of Decree 30/2020/NĐ-CP, annex I. */
export const page = { width: 210, height: 297, left: 30, right: 15, top: 22, bottom: 20 } as const
export const contentWidth = page.width - page.left - page.right
export const contentBottom = page.height - page.bottom

export const ink = '#1a1a1a'
/** Notes in small letters: lighter than the text, and still easy to read from an office printer. */
export const faint = '#454a50'
export const warning = '#8a1c0c'

export interface Words {
  /** Points. */
  readonly size?: number
  readonly face?: Face
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  readonly colour?: string
}

type Rings = readonly (readonly (readonly [number, number])[])[]

const [outline, hatching] = ['#5b6066', '#b4bac0']

/** A sheet of A4 to write and draw on, in millimetres from its left and upper edge. */
export class Paper {
  readonly #pdf: PDFKit.PDFDocument
  readonly #chunks: Buffer[] = []

  /** @param at the moment written into the file, ISO 8601: that of the release, so that the same request makes the same bytes */
  constructor(about: { readonly title: string; readonly subject: string; readonly at: string }) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      lang: 'vi-VN',
      displayTitle: true,
      pdfVersion: '1.7',
      info: {
        Title: about.title,
        Subject: about.subject,
        Creator: 'Hub',
        Producer: 'Hub',
        CreationDate: new Date(about.at),
        ModDate: new Date(about.at),
      },
    })
    this.#pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    for (const [face, file] of Object.entries(fontFiles)) this.#pdf.registerFont(face, file)
  }

  addPage(): void {
    this.#pdf.addPage({ size: 'A4', margin: 0 })
  }

  #ready({ size = 10, face = 'plain', colour = ink }: Words): PDFKit.PDFDocument {
    return this.#pdf.font(face).fontSize(size).fillColor(colour)
  }

  /** Writes words in a column and gives the height they took. */
  write(words: string, x: number, y: number, width: number, how: Words = {}): number {
    const text = words.normalize('NFC')
    const options = { width: width * mm, align: how.align ?? 'left', lineGap: 0.4 } as const
    const pdf = this.#ready(how)
    const height = pdf.heightOfString(text, options)
    pdf.text(text, x * mm, y * mm, { ...options, height: height + 1 })
    return height / mm
  }

  /** The height that words would take. */
  heightOf(words: string, width: number, how: Words = {}): number {
    return this.#ready(how).heightOfString(words.normalize('NFC'), { width: width * mm, lineGap: 0.4 }) / mm
  }

  /** The width of words on one line. */
  widthOf(words: string, how: Words = {}): number {
    return this.#ready(how).widthOfString(words.normalize('NFC')) / mm
  }

  line(x1: number, y1: number, x2: number, y2: number, width = 0.2, colour = ink): void {
    this.#pdf
      .lineWidth(width * mm)
      .strokeColor(colour)
      .moveTo(x1 * mm, y1 * mm)
      .lineTo(x2 * mm, y2 * mm)
      .stroke()
  }

  box(x: number, y: number, width: number, height: number, fill: string, line?: string): void {
    this.#pdf.rect(x * mm, y * mm, width * mm, height * mm)
    if (line) this.#pdf.lineWidth(0.15 * mm).fillAndStroke(fill, line)
    else this.#pdf.fill(fill)
  }

  /** A hatched box: a place where a number is withheld. */
  hatch(x: number, y: number, width: number, height: number): void {
    this.hatchedArea([
      [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ],
    ])
  }

  #trace(rings: Rings): void {
    for (const ring of rings) {
      ring.forEach(([x, y], index) => {
        if (index === 0) this.#pdf.moveTo(x * mm, y * mm)
        else this.#pdf.lineTo(x * mm, y * mm)
      })
      this.#pdf.closePath()
    }
  }

  /** An area of rings, holes by the even-odd rule. */
  area(rings: Rings, fill: string): void {
    this.#trace(rings)
    this.#pdf
      .lineWidth(0.12 * mm)
      .lineJoin('round')
      .fillAndStroke(fill, outline, 'even-odd')
  }

  /** A hatched area of rings: a place where a number is withheld. */
  hatchedArea(rings: Rings): void {
    const points = rings.flat()
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    this.#pdf.save()
    this.#trace(rings)
    this.#pdf.clip('even-odd')
    const height = bottom - top
    for (let at = left - height; at < right; at += 1.2) this.line(at, bottom, at + height, top, 0.15, hatching)
    this.#pdf.restore()
    this.#trace(rings)
    this.#pdf
      .lineWidth(0.12 * mm)
      .lineJoin('round')
      .stroke(outline)
  }

  /** Does something on every page, once all are written. */
  onEveryPage(draw: (page: number, of: number) => void): void {
    const { start, count } = this.#pdf.bufferedPageRange()
    for (let index = 0; index < count; index++) {
      this.#pdf.switchToPage(start + index)
      draw(index + 1, count)
    }
  }

  /** The bytes of the file; nothing can be written after. */
  async bytes(): Promise<Uint8Array> {
    const ended = new Promise<void>((done, fail) => this.#pdf.on('end', done).on('error', fail))
    this.#pdf.end()
    await ended
    return Buffer.concat(this.#chunks)
  }
}
