import { flowClasses } from '../../map/flow.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'

/** How wide the lines to other countries are, and what their outline and dashes say. */
export function FlowLegend() {
  const text = useText()
  const colour = mapThemes[usePreference().shade].flow
  const line = (width: number, dashes?: string) => (
    <path d="M1 9H27" stroke={colour} strokeWidth={width} strokeDasharray={dashes} />
  )
  return (
    <div className="overlay-pressure">
      <p className="field-label">{text('flow.width')}</p>
      <ul>
        {flowClasses.map(({ low, width }, index) => {
          const next = flowClasses[index + 1]
          return (
            <li key={low}>
              <svg className="swatch swatch-bare" viewBox="0 0 28 18" aria-hidden="true">
                {line(width)}
              </svg>
              {next ? `${low}–${next.low - 1}` : text('legend.andMore', { low })}
            </li>
          )
        })}
        <li>
          <svg className="swatch swatch-bare" viewBox="0 0 28 18" aria-hidden="true">
            {line(3)}
            <path d="M1 4.5H27M1 13.5H27" stroke={colour} strokeWidth={1.5} />
          </svg>
          {text('flow.range')}
        </li>
        <li>
          <svg className="swatch swatch-bare" viewBox="0 0 28 18" aria-hidden="true">
            {line(2, '6 4')}
          </svg>
          {text('flow.withheld')}
        </li>
      </ul>
      <small>{`${text('flow.schematic')} ${text('flow.transit')}`}</small>
    </div>
  )
}
