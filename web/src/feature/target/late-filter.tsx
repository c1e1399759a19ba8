import { compareNames, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { yearsApart } from './agency-year.ts'
import type { LateChoices } from './query.ts'
import type { TargetPageState } from './target-state.ts'

interface LateFilterProps {
  readonly state: TargetPageState
  readonly choices: LateChoices
  readonly onChange: (part: Partial<TargetPageState>) => void
}

/** Narrows the late items to a kind of time limit, a unit, and an agency that has late items. */
export function LateFilter({ state, choices, onChange }: LateFilterProps) {
  const text = useText()
  const { language } = usePreference()
  const all = { value: '', label: text('target.all') }
  const named = <Row extends { readonly nameVi: string; readonly nameEn: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, name: pick(language, row.nameVi, row.nameEn) }))
  const optionsOf = (rows: readonly { readonly id: string; readonly name: string }[]) => [
    all,
    ...rows.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => compareNames(a.label, b.label)),
  ]
  const agencies = named(choices.deadlineAgencies)
  const years = yearsApart(agencies)
  const yearWord = (id: string) => {
    const year = years.get(id)
    if (!year) return ''
    return ` ${'to' in year ? text('target.until', { year: year.to }) : text('target.since', { year: year.from })}`
  }
  const agencyOptions = optionsOf(agencies.map(({ id, name }) => ({ id, name: `${name}${yearWord(id)}` })))
  // An address can name an agency whose last late item has been done: the list is empty then, and the choice says why.
  const isGone = state.agency !== '' && agencies.every(({ id }) => id !== state.agency)
  return (
    <form
      className="target-controls no-print"
      aria-label={text('target.narrow')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label={text('target.clock')}
        value={state.clock}
        onChange={(clock) => onChange({ clock })}
        options={[
          all,
          ...choices.clocks.map(({ code, labelVi, labelEn }) => ({
            value: code,
            label: pick(language, labelVi, labelEn),
          })),
        ]}
      />
      <SelectField
        label={text('target.unit')}
        value={state.unit}
        onChange={(unit) => onChange({ unit })}
        options={optionsOf(named(choices.adminUnits.nodes))}
      />
      <SelectField
        label={text('target.agency')}
        value={state.agency}
        onChange={(agency) => onChange({ agency })}
        options={isGone ? [...agencyOptions, { value: state.agency, label: text('target.agencyGone') }] : agencyOptions}
      />
    </form>
  )
}
