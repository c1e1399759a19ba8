import { useId } from 'react'
import { type ClassCount, classCounts, offeredMethods } from '../../map/class-method.ts'
import { coloursOf, type SchemeId, schemes } from '../../map/colour-scheme.ts'
import { mapThemes } from '../../map/theme.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { MapView } from '../../url-state.ts'
import { ControlGroup } from './control-group.tsx'
import type { ChangeView } from './use-map-view.ts'

const schemeWord: Readonly<Record<SchemeId, MessageId>> = {
  sea: 'scheme.sea',
  plum: 'scheme.plum',
  grey: 'scheme.grey',
  balance: 'scheme.balance',
}

/** How values are divided into classes and what colours these have. */
export function ScaleGroup({ view, change }: { readonly view: MapView; readonly change: ChangeView }) {
  const text = useText()
  const method = offeredMethods.find(({ id }) => id === view.method) ?? offeredMethods[0]
  return (
    <ControlGroup title={text('group.scale')} chosen={`${text(method.word)} · ${view.classes}`}>
      <SelectField
        label={text('class.method')}
        value={view.method}
        onChange={(next) => change({ method: next })}
        options={offeredMethods.map(({ id, word }) => ({ value: id, label: text(word) }))}
      />
      <p className="hint">{text(method.hint)}</p>
      <Segmented
        label={text('class.count')}
        value={String(view.classes) as `${ClassCount}`}
        onChange={(next) => change({ classes: classCounts.find((count) => String(count) === next) ?? view.classes })}
        options={classCounts.map((count) => ({ value: String(count) as `${ClassCount}`, label: String(count) }))}
      />
      <SchemePicker view={view} change={change} />
      <label className="check">
        <input type="checkbox" checked={view.reversed} onChange={() => change({ reversed: !view.reversed })} />
        <span>{text('scheme.reversed')}</span>
      </label>
      <label className="check">
        <input type="checkbox" checked={view.steady} onChange={() => change({ steady: !view.steady })} />
        <span>
          {text('scale.steady')}
          <small>{text('scale.steadyHint')}</small>
        </span>
      </label>
    </ControlGroup>
  )
}

function SchemePicker({ view, change }: { readonly view: MapView; readonly change: ChangeView }) {
  const text = useText()
  const theme = mapThemes[usePreference().shade]
  const name = useId()
  const twoSided = view.method === 'STANDARD_DEVIATION'
  // The one with two sides needs a middle to be read from.
  const offered = schemes.filter((id) => id !== 'balance' || twoSided)
  const chosen = offered.find((id) => id === view.scheme) ?? offered[0]
  return (
    <fieldset className="scheme-picker">
      <legend className="field-label">{text('scheme.colours')}</legend>
      {offered.map((scheme) => {
        const colours = coloursOf(theme, { scheme, reversed: view.reversed, classes: 5, below: 2, above: 2 }).slice(1)
        return (
          <label key={scheme} className="scheme-choice">
            <input type="radio" name={name} checked={scheme === chosen} onChange={() => change({ scheme })} />
            <span className="scheme-strip" aria-hidden="true">
              {colours.map((colour) => (
                <span key={colour} style={{ background: colour }} />
              ))}
            </span>
            <span>{text(schemeWord[scheme])}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
