import { syntheticBanner } from '../export/export.ts'
import type { BriefingContent } from './content.ts'
import { contentBottom, contentWidth, faint, type Paper, page, warning } from './paper.ts'
import { dayOfInstant, dayWord } from './word.ts'

// The form of a report by Decree 30/2020/NĐ-CP, annex I. Number, date and whoever signs stay blank: they are given by those who issue it.

/** The two halves of the heading: so wide are the name of the committee and that of the state on one line. */
const [left, right] = [70, contentWidth - 72]

/** The heading: who issues the report, the name of the state and its motto, number, place and date. Gives where it ends. */
export function drawHeading(paper: Paper): number {
  const { left: x, top: y } = page
  const motto = 'Độc lập - Tự do - Hạnh phúc'
  const second = page.left + contentWidth - right
  paper.write('ỦY BAN NHÂN DÂN TỈNH BẮC NINH', x, y, left, { size: 11, align: 'center' })
  paper.write('BAN CHỈ ĐẠO 138', x, y + 5, left, { size: 12, face: 'bold', align: 'center' })
  paper.line(x + left / 2 - 11, y + 10.6, x + left / 2 + 11, y + 10.6)
  paper.write('Số:          /BC-BCĐ138', x, y + 13, left, { size: 12, align: 'center' })
  paper.write('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', second, y, right, {
    size: 12,
    face: 'bold',
    align: 'center',
  })
  paper.write(motto, second, y + 5, right, { size: 13, face: 'bold', align: 'center' })
  const half = paper.widthOf(motto, { size: 13, face: 'bold' }) / 2
  const middle = second + right / 2
  paper.line(middle - half, y + 10.9, middle + half, y + 10.9)
  paper.write('Bắc Ninh, ngày       tháng       năm 20…', second, y + 13, right, {
    size: 12,
    face: 'italic',
    align: 'center',
  })
  return y + 21
}

/** The name of the report and what it is about. Gives where it ends. */
export function drawTitle(
  paper: Paper,
  { title, subtitle }: Pick<BriefingContent, 'title' | 'subtitle'>,
  y: number,
): number {
  paper.write('BÁO CÁO', page.left, y, contentWidth, { size: 14, face: 'bold', align: 'center' })
  const height = paper.write(title, page.left, y + 6, contentWidth, { size: 13, face: 'bold', align: 'center' })
  paper.write(subtitle, page.left, y + 6.3 + height, contentWidth, { size: 12, align: 'center' })
  const below = y + 6.3 + height + 6
  paper.line(page.width / 2 - 15 + 7.5, below, page.width / 2 + 15 + 7.5, below)
  return below + 3
}

/** Height of recipients and place for signature. */
export const closingHeight = 32

/** Recipients and the place for signature, at the foot of the last page. */
export function drawClosing(paper: Paper, y = contentBottom - closingHeight): void {
  paper.write('Nơi nhận:', page.left, y, 60, { size: 12, face: 'boldItalic' })
  for (const [index, words] of ['- ………………………;', '- ………………………;', '- Lưu: VT.'].entries())
    paper.write(words, page.left, y + 5.5 + index * 4.5, 60, { size: 11 })
  const x = page.left + 85
  paper.write('NGƯỜI KÝ', x, y, contentWidth - 85, { size: 12, face: 'bold', align: 'center' })
  paper.write('(chức vụ, chữ ký, họ và tên)', x, y + 5, contentWidth - 85, {
    size: 11,
    face: 'italic',
    align: 'center',
  })
}

/** Where the figures come from, in one line. */
export function originLine({ origin, live }: Pick<BriefingContent, 'origin' | 'live'>): string {
  if (live) return 'Số liệu trực tiếp, chính xác, chưa qua bản phát hành: chỉ dùng nội bộ'
  return `Bản phát hành số ${origin.release}, ngày ${dayOfInstant(origin.publishedAt)}; số liệu đến hết ngày ${dayWord(origin.dataThrough)}`
}

/** On every page: the synthetic mark, where the figures come from, and from the second page on its number. */
export function drawMarks(paper: Paper, content: BriefingContent): void {
  const banner = syntheticBanner(content.origin)
  paper.onEveryPage((number, of) => {
    if (number > 1) paper.write(`${number}`, page.left, 13, contentWidth, { size: 13, align: 'center' })
    if (banner) {
      paper.write(banner, page.left, 6, contentWidth, { size: 10, face: 'bold', align: 'center', colour: warning })
      paper.write(banner, page.left, contentBottom + 9, contentWidth, {
        size: 10,
        face: 'bold',
        align: 'center',
        colour: warning,
      })
    }
    const about = `${originLine(content)}. Trang ${number}/${of}`
    paper.line(page.left, contentBottom + 3, page.left + contentWidth, contentBottom + 3, 0.15, faint)
    paper.write(about, page.left, contentBottom + 4.2, contentWidth, { size: 8.5, align: 'center', colour: faint })
  })
}
