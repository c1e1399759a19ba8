import { formatTold, type Told } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Protection } from '../figure/protection.ts'
import { ToldCount } from '../figure/told.tsx'

interface ShareCellProps {
  readonly value: Told
  readonly base?: Told | null | undefined
  readonly provisional?: boolean
  readonly about?: Protection | undefined
}

/** A share with how many records it rests on, where that is told. */
export function ShareCell({ value, base, provisional, about }: ShareCellProps) {
  const text = useText()
  const { language } = usePreference()
  const told = base && (base.kind === 'EXACT' || base.kind === 'ROUNDED') && typeof base.value === 'number'
  return (
    <span className="share-cell">
      <ToldCount count={value} unit="%" {...(about && { about })} {...(provisional && { provisional })} />
      {told && <small>{text('target.of', { base: formatTold(base, language) })}</small>}
    </span>
  )
}
