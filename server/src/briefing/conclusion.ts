import type { Standing } from '@hub/analysis/funnel'
import { standingWord } from './word.ts'

interface Judged {
  readonly name: string
  readonly standing: Standing
  readonly provisional: boolean
}

/**
 * What can and what cannot be concluded on the drawn metric: the sentence of the page.
 *
 * @param chance whether chance has a part in the metric
 */
export function conclusionOf(units: readonly Judged[], chance: boolean): string {
  if (units.length > 0 && units.every(({ provisional }) => provisional))
    return 'Số liệu kỳ này là tạm tính: không xếp hạng, không kết luận.'
  if (!chance)
    return 'Chỉ số này là việc đã lên kế hoạch, số đếm toàn bộ, tổng hoặc trung vị, nên không có dao động ngẫu nhiên để xét.'
  const apart = (['MUCH_HIGHER', 'HIGHER', 'LOWER', 'MUCH_LOWER'] as const).flatMap((standing) =>
    units.filter((unit) => unit.standing === standing).map(({ name }) => `${name} ${standingWord[standing]}`),
  )
  const rest = units.filter(({ standing }) => standing === 'AS_EXPECTED').length
  if (apart.length === 0)
    return rest > 0
      ? 'Không đơn vị nào khác mức chung quá mức ngẫu nhiên: không nên khen chê theo thứ hạng.'
      : 'Chưa thể kết luận đơn vị nào thực sự khác mức chung.'
  const others = `${rest} đơn vị còn lại không khác mức chung quá mức ngẫu nhiên: thứ hạng giữa các đơn vị này không nói lên điều gì.`
  return `Có thể kết luận: ${apart.join('; ')}.${rest > 0 ? ` ${others}` : ''}`
}

/** Units without a number on the drawn metric, by the reason why, in a sentence each. */
export function silenceOf(units: readonly { readonly name: string; readonly kind: string }[]): string[] {
  const reasons = [
    { kind: 'WITHHELD', words: 'đơn vị được giữ kín, không công bố và không xếp hạng' },
    { kind: 'NOT_REPORTED', words: 'đơn vị chưa báo cáo' },
    { kind: 'NO_DATA', words: 'đơn vị không có số liệu' },
  ]
  return reasons.flatMap(({ kind, words }) => {
    const silent = units.filter((unit) => unit.kind === kind).map(({ name }) => name)
    const [shown, more] = [silent.slice(0, mostNamed), silent.length - mostNamed]
    return silent.length === 0
      ? []
      : [`${silent.length} ${words}: ${shown.join(', ')}${more > 0 ? ` và ${more} đơn vị khác` : ''}.`]
  })
}

/** Most units that one sentence names. */
const mostNamed = 6
