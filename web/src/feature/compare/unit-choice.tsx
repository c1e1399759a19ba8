import { type FormEvent, useState } from 'react'
import { compareNames, pick } from '../../format.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { useStoredText } from '../../stored-text.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { CompareState } from './compare-state.ts'
import {
  groupsFromText,
  longestGroupName,
  type SavedGroup,
  savedGroupKey,
  textFromGroups,
  withGroup,
  withoutGroup,
} from './saved-group.ts'
import { type UnitGroup, unitGroups } from './unit-group.ts'
import type { Comparison } from './use-comparison.ts'

interface UnitChoiceProps {
  readonly state: CompareState
  readonly comparison: Comparison
  readonly onChange: (part: Partial<CompareState>) => void
}

const groupWord: Readonly<Record<UnitGroup, MessageId>> = { PARKS: 'units.parks', LODGING: 'units.lodging' }
const fewestUnits = 2

/** Which units are compared: all, a group of reference data, one kept on this device, or those that are ticked. */
export function UnitChoice({ state, comparison, onChange }: UnitChoiceProps) {
  const text = useText()
  const { language } = usePreference()
  const [stored, write] = useStoredText(savedGroupKey)
  const [name, setName] = useState('')
  const [said, setSaid] = useState('')
  const saved = groupsFromText(stored).filter(({ basis }) => basis === state.basis)
  const codes = comparison.chosenUnits
  const own = saved.find((group) => group.codes.join() === state.units?.join())
  const units = [...comparison.units].sort((a, b) => compareNames(a.nameVi, b.nameVi))
  const shown = codes ?? units.map(({ code }) => code)
  const choose = (next: readonly string[]) =>
    onChange({
      group: null,
      units: next.length < fewestUnits || next.length === units.length ? null : [...next].sort(),
    })
  const keep = (groups: readonly SavedGroup[], words: string) =>
    setSaid(write(textFromGroups(groups)) ? words : text('units.noStorage'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!codes || name.trim() === '') return
    keep(
      withGroup(groupsFromText(stored), { name, basis: state.basis, codes }),
      text('units.saved', { name: name.trim() }),
    )
    setName('')
  }
  const value = state.group ?? (own ? `saved ${own.name}` : codes ? 'own' : 'all')
  return (
    <div className="unit-choice no-print">
      <SelectField
        label={text('units.label')}
        value={value}
        onChange={(next) => {
          const group = unitGroups.find((one) => one === next)
          const kept = saved.find((one) => `saved ${one.name}` === next)
          if (group) onChange({ group, units: null })
          else if (kept) onChange({ group: null, units: kept.codes })
          else if (next === 'all') onChange({ group: null, units: null })
        }}
        options={[
          { value: 'all', label: text('units.all', { count: units.length }) },
          ...unitGroups.map((group) => ({ value: group, label: text(groupWord[group]) })),
          ...saved.map((group) => ({ value: `saved ${group.name}`, label: `★ ${group.name}` })),
          ...(value === 'own' ? [{ value: 'own', label: text('units.own', { count: shown.length }) }] : []),
        ]}
      />
      <details>
        <summary className="button">{text('units.choose', { count: shown.length })}</summary>
        <div className="card unit-list">
          <fieldset>
            <legend>{text('units.ticked')}</legend>
            {units.map((unit) => (
              <label key={unit.id} className="check">
                <input
                  type="checkbox"
                  checked={shown.includes(unit.code)}
                  onChange={(event) =>
                    choose(event.target.checked ? [...shown, unit.code] : shown.filter((code) => code !== unit.code))
                  }
                />
                <span>{pick(language, unit.nameVi, unit.nameEn)}</span>
              </label>
            ))}
          </fieldset>
          <form className="unit-save" onSubmit={submit}>
            <TextField label={text('units.name')} value={name} onChange={setName} maxLength={longestGroupName} />
            <button type="submit" className="button" disabled={!codes || name.trim() === ''}>
              {text('units.save')}
            </button>
            {own && (
              <button
                type="button"
                className="button"
                onClick={() =>
                  keep(withoutGroup(groupsFromText(stored), own), text('units.removed', { name: own.name }))
                }
              >
                {text('units.remove', { name: own.name })}
              </button>
            )}
          </form>
          <p className="hint" role="status">
            {said || text(codes ? 'units.keptHere' : 'units.chooseFirst')}
          </p>
        </div>
      </details>
    </div>
  )
}
