import { formatTold, type Told, wordsOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Explain } from '../../ui/explain.tsx'
import type { Protection } from './protection.ts'
import { kindTitle, Why } from './why.tsx'

interface ToldProps {
  readonly count: Told
  readonly unit?: string
  readonly provisional?: boolean
  /** How the figure is protected, for the explanation. */
  readonly about?: Protection
}

/**
 * A typed count as a reader meets it: a number, or the words for why there is none. Whoever wonders about a number that is withheld,
 * rounded, missing, known as a range or provisional can press it and read the reason.
 */
export function ToldCount({ count, unit, provisional, about }: ToldProps) {
  const text = useText()
  const { language } = usePreference()
  const hasNumber = count.kind === 'ROUNDED' || count.kind === 'RANGE'
  const suffix = unit ? ` ${unit}` : ''
  return (
    <span className="told">
      {count.kind === 'EXACT' ? (
        <>
          <span className="number">{formatTold(count, language)}</span>
          {suffix}
        </>
      ) : (
        <Explain
          className={hasNumber ? 'told-about number' : 'told-why'}
          kind={count.kind}
          label={hasNumber ? `${formatTold(count, language)}${suffix}` : wordsOf(count, text, language)}
          title={text(kindTitle[count.kind])}
        >
          {() => <Why kind={count.kind} count={count} about={about} />}
        </Explain>
      )}
      {provisional && (
        <Explain className="provisional" label={text('count.provisionalMark')} title={text('count.provisional')}>
          {() => <Why kind="PROVISIONAL" about={about} />}
        </Explain>
      )}
    </span>
  )
}
