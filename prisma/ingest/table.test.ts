import { expect, test } from 'vitest'
import { matchHeadings } from './heading.ts'
import { readTable } from './table.ts'
import { tipColumns } from './tip.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readTable(bytes(text), 'a.csv')

test('commas, semicolons and tabs part the cells, quotes hold them together', async () => {
  for (const mark of [',', ';', '\t']) {
    const table = await read(`"Xã, phường"${mark}b\r\n"x${mark}y"${mark}"say ""hi"""\r\n`)
    expect(table.headings, mark).toEqual(['Xã, phường', 'b'])
    expect(table.rows[0]?.cells, mark).toEqual([`x${mark}y`, 'say "hi"'])
  }
})

test('a byte order mark is not part of the first heading', async () => {
  expect((await read('\uFEFFid,b\n1,2\n')).headings).toEqual(['id', 'b'])
})

test('lines are counted as an editor counts them, over blank lines and lines within cells', async () => {
  const { rows } = await read('a,b\n\n1,"x\ny\nz"\n;;\n2,w\r\n,\n3,v')
  expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
    [3, '1'],
    [6, ';;'],
    [7, '2'],
    [9, '3'],
  ])
})

test('what an export put before a formula is taken off again', async () => {
  expect((await read("a,b\n'=1+1,'tis\n")).rows[0]?.cells).toEqual(['=1+1', "'tis"])
})

test('text is composed, so that names typed on any machine compare equal', async () => {
  expect((await read('a\nVũ Ninh\n'.normalize('NFD'))).rows[0]?.cells[0]).toBe('Vũ Ninh'.normalize('NFC'))
})

test.each([
  ['an empty file', new Uint8Array(), /empty/],
  ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0), /spreadsheet/],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x41, 0), /UTF-16/],
  ['an older encoding', Uint8Array.of(0x41, 0xd4, 0x2c, 0xea), /not UTF-8/],
  ['no text', Uint8Array.of(0x41, 0, 0x42), /not a text file/],
  ['a quote that never closes', bytes('a,b\n1,"x\n2,y\n'), /quotation mark/],
  ['a stray quote', bytes('a,b\n1,x"y"\n'), /quotation mark/],
])('%s is refused whole', async (_what, file, message) => {
  await expect(readTable(file, 'a.csv')).rejects.toThrow(message)
})

const place = [['unit_code', 'unit', 'district']]
const match = (...headings: string[]) => matchHeadings('a.csv', headings, tipColumns, place)
const enough = ['Số hồ sơ', 'LOẠI TIN', 'kenh tiep nhan', 'Ngày tiếp nhận (dd/MM/yyyy)', 'topic']

test('headings are known in both languages, without case, diacritics and what stands in brackets', () => {
  const { at, unknown } = match(...enough, 'Xã/phường', 'Ghi chú')
  expect([...at.keys()]).toEqual(['id', 'kind', 'channel', 'received_at', 'topic', 'unit'])
  expect(unknown).toEqual(['Ghi chú'])
})

test('a missing heading is named in both languages', () => {
  expect(() => match('id', 'unit')).toThrow(/Loại tin \(kind\), .*Nội dung \(topic\)/)
  expect(() => match(...enough)).toThrow(/Mã đơn vị \(unit_code\) or Xã, phường \(unit\) or/)
})

test('two columns of one meaning are refused', () => {
  expect(() => match(...enough, 'unit', 'Nội dung')).toThrow(/two columns mean the same: topic/)
})

test('a column of names, papers or contacts keeps the whole file out, and is not repeated', () => {
  for (const heading of ['Họ và tên', 'Số CCCD', 'Số điện thoại', 'Date of birth', 'Passport number'])
    expect(() => match(...enough, 'unit', heading), heading).toThrow(/column 7 holds a person's identity/)
})
