// Names of people in Vietnamese text, with and without diacritics. What it cannot know: whether “Trần Phú” is a street or a man. A name
// that streets bear everywhere counts as a place unless a word for a person stands before it; any other name counts as a person's unless
// a word for a place or an organisation does.

/** Lower case, without diacritics. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
const listed = (text: string) => new Set(text.trim().split(/\s+/))
const phrases = (text: string) => new Set(text.split(',').map((one) => one.trim()))

/** Family names, folded; those of nine in ten Vietnamese and of the peoples of the north. */
const families = listed(`
  nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam phung mai to ha luong cao
  chu luu quach ta thach thai tang trieu la kieu nghiem tong ton lo giang nong ma than lu hua khuc dam bach vi diep mac sung giap hau`)

/** The commonest of them as they are written: in small letters “trình văn nghệ” is part of a programme and no name. */
const writtenFamilies = listed(`
  nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng mai tô hà lương cao
  chu lưu quách tạ thái tăng triệu kiều nghiêm giang nông hứa đàm bạch`)

/** The words after a family name that tell a name even in small letters. */
const middles = listed('van thi')

/** Words before a name that make it a person's. */
const persons = phrases(
  'ong,ba,anh,chi,em,co,chu,bac,cau,di,chau,be,nan nhan,bi hai,doi tuong,nghi pham,bi can,bi cao,nguoi ten,ten,ten la,ten that,ho ten,ho va ten,con trai,con gai,vo,chong,me,bo,mr,mrs,ms,miss,victim,suspect,named,called',
)

/** Words before a name that make it a place, an organisation or a paper of law. */
const places = phrases(
  `duong,pho,ngo,ngach,hem,quoc lo,tinh lo,dai lo,phuong,xa,thon,xom,lang,ap,khu,khu pho,to dan pho,huyen,quan,thi tran,thi xa,thanh pho,tp,tinh,
  cho,cau,den,chua,dinh,mieu,ga,ben xe,ben,cang,truong,hoc vien,benh vien,vien,toa nha,khach san,nha nghi,quan karaoke,karaoke,cong ty,tap doan,cong vien,quang truong,
  khu cong nghiep,kcn,cum cong nghiep,ccn,khu do thi,kdt,khu tro,song,ho,nui,deo,dao,dia ban,cua khau,giai,giai thuong,quy,tuong dai,hoi truong,nha van hoa,street,road,ward,commune,district,avenue`.replace(
    /\s*\n\s*/g,
    '',
  ),
)

/** Words after a name that make it a place. */
const placesAfter = phrases(
  'street,st,road,rd,avenue,ward,commune,township,town,city,district,province,school,hospital,market,bridge,industrial',
)

/** Names, folded, that streets and schools of every town bear. */
const streets = phrases(
  `le loi,tran phu,ly thuong kiet,tran hung dao,nguyen trai,le lai,hoang van thu,nguyen hue,le duan,nguyen du,ngo quyen,ngo gia tu,hoang quoc viet,
  nguyen van cu,ly thai to,ly thai tong,ly anh tong,ly nhan tong,ly thanh tong,ly chieu hoang,nguyen gia thieu,nguyen dang dao,tran quoc toan,le thanh tong,
  ho ngoc lan,nguyen cao,le van thinh,ho chi minh,nguyen van troi,vo thi sau,phan dinh phung,phan boi chau,phan chu trinh,hoang hoa tham,le hong phong,
  nguyen thi minh khai,nguyen van linh,vo nguyen giap,le quang dao,pham van dong,to hien thanh,trieu quang phuc,mac dinh chi,chu van an,luong the vinh,
  duong dinh nghe,nguyen binh khiem,cao ba quat,to hieu,hai ba trung,ba trieu,ha ba trung,dinh tien hoang,le dai hanh,tran nhan tong,tran nhat duat,tran khat chan`.replace(
    /\s*\n\s*/g,
    '',
  ),
)

/** Names of units and provinces, folded, that begin like a family name. */
const units = phrases(
  `ha noi,ha nam,ha giang,ha tinh,ha tay,ha long,ha dong,ha bac,ha lao,cao bang,thai nguyen,thai binh,thai lan,lam dong,lam thao,vu ninh,vo cuong,dao vien,dinh bang,dinh to,
  duong huu,giang son,ha man,hoang van,khuc xuyen,luong tai,thai bao,truong son,cao duc,lang son,quang ninh,quang nam,quang tri,quang ngai,quang binh,phu tho,phu yen,phu quoc,
  hoa binh,hoa ky,vinh phuc,trung quoc,lao cai,ma lai,mai chau,mai son,kim boi,mong cai,ho tay,ban chi dao,tong cuc,tong dai,quang chau,quang dong,quang tay,la khe,to quoc,mai dich,tan an,phu chan,phu lam,phu lang,
  trang ha,trang liet,vi xuyen,dong dang,dang cong san,dang cong,dang uy,truong ban,vang danh,hoa dinh,ho so,ban cong an,linh dam,cam giang,ngan hang,cao dang`.replace(
    /\s*\n\s*/g,
    '',
  ),
)

interface Word {
  readonly text: string
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** Where a name of a person stands in a text. */
export interface NameSpan {
  readonly start: number
  readonly end: number
}

const isCapital = ({ text }: Word) => /^\p{Lu}/u.test(text)

/** Names of people in a composed text. */
export function nameSpans(text: string): NameSpan[] {
  const words: Word[] = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    folded: fold(word),
    start: index,
    end: index + word.length,
  }))
  /** Nothing but blanks between two words: a full stop ends a name, a comma lists another. */
  const joined = (at: number) => {
    const [one, next] = [words[at], words[at + 1]]
    return one !== undefined && next !== undefined && /^[ \t\u00a0]+$/.test(text.slice(one.end, next.start))
  }
  const spans: NameSpan[] = []
  for (let at = 0; at < words.length; at++) {
    const length = nameLength(words, at, joined)
    const [first, last] = [words[at], words[at + length - 1]]
    if (length === 0 || !first || !last) continue
    if (isPersons(text, words, at, length, joined)) spans.push({ start: first.start, end: last.end })
    at += length - 1
  }
  return spans
}

/** How many words from `at` on make a name; 0 when none begins there. */
function nameLength(words: readonly Word[], at: number, joined: (at: number) => boolean): number {
  const first = words[at]
  if (!first || !families.has(first.folded)) return 0
  let length = 1
  if (isCapital(first)) {
    while (length < 5 && joined(at + length - 1)) {
      const next = words[at + length]
      if (!next || !isCapital(next)) break
      length++
    }
    return length >= 2 ? length : 0
  }
  // In small letters only “nguyễn văn a” is a name: the middle word says so.
  const [middle, given] = [words[at + 1], words[at + 2]]
  if (!middle || !given || !joined(at) || !joined(at + 1) || !middles.has(middle.folded)) return 0
  if (first.text !== first.folded && !writtenFamilies.has(first.text)) return 0
  return given.folded.length > 1 || /^\p{Lu}/u.test(given.text) ? 3 : 0
}

/** Whether the words that look like a name are a person's here. */
function isPersons(
  text: string,
  words: readonly Word[],
  at: number,
  length: number,
  joined: (at: number) => boolean,
): boolean {
  const name = words
    .slice(at, at + length)
    .map(({ folded }) => folded)
    .join(' ')
  // the English word for a place may have been taken for a part of the name
  const last = words[at + length - 1]
  if (last && placesAfter.has(last.folded)) return false
  const before = wordsBefore(words, at, joined)
  if (before.some((phrase) => persons.has(phrase))) return true
  if (before.some((phrase) => places.has(phrase))) return false
  const first = words[at]
  // a house number before it, or a road number: “số 12 Lê Lợi”, “12/4 Trần Phú”
  if (first && /\d[\d/]*[A-Za-z]?[ \t]+$/.test(text.slice(Math.max(0, first.start - 8), first.start))) return false
  const after = words[at + length]
  if (after && joined(at + length - 1) && placesAfter.has(after.folded)) return false
  if (streets.has(name)) return false
  for (const unit of units) if (name === unit || name.startsWith(`${unit} `)) return false
  return true
}

/** The one, two and three words before a place in the text, folded, as far as only blanks, a colon or a full stop of “TP.” lie between. */
function wordsBefore(words: readonly Word[], at: number, joined: (at: number) => boolean): string[] {
  const found: string[] = []
  let phrase = ''
  for (let back = 1; back <= 3; back++) {
    const word = words[at - back]
    if (!word || (back > 1 && !joined(at - back))) break
    phrase = phrase === '' ? word.folded : `${word.folded} ${phrase}`
    found.push(phrase)
  }
  return found
}
