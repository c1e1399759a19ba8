import mediumUrl from '@expo-google-fonts/be-vietnam-pro/500Medium/BeVietnamPro_500Medium.ttf?url'
import semiBoldUrl from '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf?url'
import { jsPDF } from 'jspdf'
import { dotLine, isPicture, pictureBox } from './paint-canvas.ts'
import { type PrintFormat, sheetSize } from './print-format.ts'
import type { Mark, Weight } from './sheet-mark.ts'

// This file is loaded only when somebody asks for a PDF: the library and the whole fonts weigh more than the page.

const family = 'Be Vietnam Pro'
const fonts: readonly { readonly weight: Weight; readonly url: string }[] = [
  { weight: 500, url: mediumUrl },
  { weight: 600, url: semiBoldUrl },
]

/** The bytes of a file as a binary string in base 64, as the library takes fonts. */
async function base64Of(url: string): Promise<string> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`The font ${url} could not be loaded: ${answer.status}.`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let binary = ''
  // In parts: a call takes no more arguments than some tens of thousands.
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192))
  return btoa(binary)
}

const jpegOf = (canvas: HTMLCanvasElement) =>
  new Promise<Uint8Array>((resolve, reject) =>
    canvas.toBlob(
      (blob) =>
        blob
          ? blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject)
          : reject(new Error('The map is too large for this device to turn into a picture.')),
      'image/jpeg',
      0.93,
    ),
  )

/** The fonts have every letter of Vietnamese, but no arrows. */
const printable = (words: string) => words.replaceAll('→', '–').replaceAll('←', '–')

export interface PdfAbout {
  readonly title: string
  readonly subject: string
  readonly language: 'vi' | 'en'
}

/** Draws a sheet as a PDF: words and lines stay words and lines, in fonts that are part of the file; the map is a picture. */
export async function paintPdf(
  marks: readonly Mark[],
  format: Pick<PrintFormat, 'paper' | 'landscape'>,
  map: HTMLCanvasElement,
  rangeGround: string,
  about: PdfAbout,
): Promise<Blob> {
  const { width, height } = sheetSize(format)
  const pdf = new jsPDF({
    unit: 'mm',
    format: [width, height],
    orientation: format.landscape ? 'landscape' : 'portrait',
    compress: true,
    putOnlyUsedFonts: true,
  })
  for (const { weight, url } of fonts) {
    const file = `${weight}.ttf`
    pdf.addFileToVFS(file, await base64Of(url))
    pdf.addFont(file, family, 'normal', weight)
  }
  pdf.setProperties({ title: about.title, subject: about.subject, creator: location.host })
  pdf.setLanguage(about.language)
  for (const mark of marks) {
    if (mark.kind === 'map') pdf.addImage(await jpegOf(map), 'JPEG', mark.x, mark.y, mark.width, mark.height)
    else if (isPicture(mark)) {
      const box = pictureBox(mark, rangeGround)
      pdf.addImage(await jpegOf(box), 'JPEG', mark.x, mark.y, mark.width, mark.height)
      pdf.setLineWidth(0.15).setDrawColor('#7d8b92').rect(mark.x, mark.y, mark.width, mark.height, 'S')
    } else if (mark.kind === 'box') {
      if (mark.fill) pdf.setFillColor(mark.fill).rect(mark.x, mark.y, mark.width, mark.height, 'F')
      if (mark.line) {
        pdf.setLineDashPattern(mark.dashed ? [1, 0.7] : [], 0)
        pdf.setLineWidth(mark.lineWidth ?? 0.2).setDrawColor(mark.line)
        pdf.rect(mark.x, mark.y, mark.width, mark.height, 'S')
        pdf.setLineDashPattern([], 0)
      }
    } else if (mark.kind === 'dot') {
      if (mark.fill) pdf.setFillColor(mark.fill).circle(mark.x, mark.y, mark.radius, 'F')
      if (mark.line) pdf.setLineWidth(dotLine).setDrawColor(mark.line).circle(mark.x, mark.y, mark.radius, 'S')
    } else if (mark.kind === 'triangle') {
      const [a, b, c] = mark.points
      if (a && b && c) pdf.setFillColor(mark.fill).triangle(...a, ...b, ...c, 'F')
    } else {
      pdf.setFont(family, 'normal', mark.weight).setFontSize(mark.size).setTextColor(mark.colour)
      pdf.text(printable(mark.words), mark.x, mark.y, {
        align: mark.anchor === 'middle' ? 'center' : (mark.anchor ?? 'left') === 'end' ? 'right' : 'left',
      })
    }
  }
  return pdf.output('blob')
}
