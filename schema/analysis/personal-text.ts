import { nameSpans } from './vietnamese-name.ts'

/** What a text may give away of a person. */
export const personalKinds = ['NAME', 'PHONE', 'ID_NUMBER', 'PLATE', 'EMAIL', 'SOCIAL'] as const
export type PersonalKind = (typeof personalKinds)[number]

/** Where something that seems to be of a person stands, in the composed text (NFC). What stands there is not repeated. */
export interface PersonalFinding {
  readonly kind: PersonalKind
  /** First character, and the one after the last. */
  readonly start: number
  readonly end: number
}

/** Digits of a Vietnamese telephone number, without blanks and dots; numbers of services (111, 1800…, 1900…) are nobody's. */
const phone = /^(?:\+?84|0)(?:[35789]\d{8}|2\d{9}|1(?:2[0-9]|6[2-9]|86|88|99)\d{7})$/
const phoneLike = /(?<![\d.,/-])\+?\d(?:[ .\u00a0-]?\d){8,12}(?!\d|[.,]\d)/g

/** A personal number (CCCD) has twelve digits and begins with 0; an old identity card has nine. */
const longId = /(?<!\d)0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)/g
const shortId = /(?<![\d.,/-])\d{9}(?![\d]|[.,/-]\d)/g
const passport = /(?<![\p{L}\d])[A-Z]\d{7,8}(?![\p{L}\d])/gu
const namedId =
  /(?:cccd|cmnd|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh|hộ chiếu|ho chieu|passport|giấy tờ|giay to)[^\d\n]{0,24}?([A-Z]?\d[\d .]{6,15}\d)/giu
/** What follows a number that is money, not a person's. */
const money = /^\s*(?:đồng|dong|đ(?!\p{L})|vnd|vnđ|₫|usd|tr(?!\p{L})|triệu|trieu|tỷ)/iu

const email = /[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+/gi
const link =
  /(?:https?:\/\/)?(?:www\.|m\.)?(?:facebook\.com|fb\.com|fb\.me|m\.me|zalo\.me|t\.me|tiktok\.com|instagram\.com|youtube\.com|twitter\.com|x\.com|wa\.me|line\.me|weibo\.com)\/[^\s<>"'()]+/gi
const handle = /(?<![\w.@])@[a-z0-9_][\w.]{2,30}/gi
const account =
  /(?:facebook|fb|zalo|telegram|tiktok|tik tok|instagram|wechat|viber|skype|messenger)(?:[ ]*(?:nick|name|id|tên|là))*[ ]*[:=][ ]*[^\s,;]+/giu

/** Plates of cars and motorcycles: 99A-123.45, 98B3 56789, 29-H1 234.56, 99F1-1234. Two letters need all five digits. */
const plate =
  /(?<![\p{L}\d/.-])[1-9]\d[ -]{0,3}(?:[A-ZĐ]\d?(?: ?[-–.] ?| )?\d{3}[. ]?\d{2}|[A-ZĐ]{2}(?: ?[-–.] ?)\d{3}[. ]?\d{2}|[A-ZĐ]\d?(?: ?[-–.] ?| )\d{4})(?![\p{L}\d/])/gu
const namedPlate =
  /(?:biển số|bien so|biển kiểm soát|bks|bsx)[^\d\n]{0,12}(\d{2}[ -]{0,3}[a-zđ]{1,2}\d?[ .–-]{0,3}\d{3}[. ]?\d{1,2})/giu

/**
 * What in a text seems to name a person or to lead to one: names, telephone and identity numbers, plates, addresses on the internet. It
 * is a hint for people, not a proof: given names alone are not found, and rare family names, or a man called like a street, may be missed.
 * Findings do not overlap, and stand in the order of the text.
 */
export function findPersonal(given: string): PersonalFinding[] {
  const text = given.normalize('NFC')
  const found: PersonalFinding[] = []
  const add = (kind: PersonalKind, start: number, end: number) => {
    if (!found.some((one) => start < one.end && one.start < end)) found.push({ kind, start, end })
  }
  const all = (
    kind: PersonalKind,
    pattern: RegExp,
    fits: (match: RegExpMatchArray, after: string) => boolean = () => true,
  ) => {
    for (const match of text.matchAll(pattern)) {
      // a group, where there is one, is what was meant; the words before it only told so
      const meant = match[1] ?? match[0]
      const start = match.index + match[0].lastIndexOf(meant)
      if (fits(match, text.slice(start + meant.length))) add(kind, start, start + meant.length)
    }
  }
  all('EMAIL', email)
  all('SOCIAL', link)
  all('ID_NUMBER', namedId)
  all('PLATE', namedPlate)
  all('ID_NUMBER', longId)
  all('PHONE', phoneLike, ([match]) => phone.test(match.replace(/[ .\u00a0-]/g, '')))
  all('ID_NUMBER', shortId, ([match], after) => !match.endsWith('000') && !money.test(after))
  all('ID_NUMBER', passport)
  all('PLATE', plate)
  all('SOCIAL', account)
  all('SOCIAL', handle)
  for (const { start, end } of nameSpans(text)) add('NAME', start, end)
  return found.sort((a, b) => a.start - b.start)
}

/** The kinds of what seems personal in texts, each once, in a fixed order: what is kept with a record. */
export function personalKindsOf(...texts: readonly (string | null | undefined)[]): PersonalKind[] {
  const kinds = new Set(texts.flatMap((text) => (text ? findPersonal(text).map(({ kind }) => kind) : [])))
  return personalKinds.filter((kind) => kinds.has(kind))
}
