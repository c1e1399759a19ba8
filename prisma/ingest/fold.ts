/** Text as people compare it: lower case, without diacritics (đ becomes d), one space between words. As hub_fold in the database. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim()
}

/** Lower case and composed, with its diacritics: tells Đông from Đồng. */
export function exactly(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}
