import { describe, expect, it } from 'vitest'
import { rightsOf } from './person-right.ts'
import { pseudonymOf } from './pseudonym.ts'
import { reasonFault } from './reason.ts'

describe('what is typed about a person', () => {
  it('is a reason when it is long enough and names nobody', () => {
    expect(reasonFault('   quá ngắn          ')).toBe('person.reasonShort')
    expect(reasonFault('Cần gọi ngay số 0912 345 678 để hẹn gặp')).toBe('person.reasonPersonal')
    expect(reasonFault('Hẹn gặp để bàn việc hỗ trợ chữa bệnh')).toBeUndefined()
  })

  it('is a pseudonym however it was copied, and nothing else is', () => {
    expect(pseudonymOf(' v-7xk29qmt4b\n')).toBe('V-7XK29QMT4B')
    for (const wrong of ['', 'V-', 'Nguyễn Thị Mẫu', '027199001234', 'V-7XK2 9QMT'])
      expect(pseudonymOf(wrong)).toBeUndefined()
  })

  it('may be done by those alone who see the record', () => {
    const scopes = (...names: string[]) => ({ scopes: names.map((name) => ({ name })) })
    expect(rightsOf(scopes('identity:open', 'person:remove'))).toMatchObject({ open: false, remove: false })
    expect(rightsOf(scopes('records:read', 'identity:open'))).toMatchObject({
      open: true,
      remove: false,
      overlap: false,
    })
    expect(rightsOf(scopes('figures:exact'))).toMatchObject({ records: false, overlap: true })
  })
})
