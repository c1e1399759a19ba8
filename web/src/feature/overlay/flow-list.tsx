import { useState } from 'react'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { saveFile } from '../atlas/save-file.ts'
import { ToldCount } from '../figure/told.tsx'
import { kindTitle } from '../figure/why.tsx'
import { useWorld } from '../shell/use-world.ts'
import { isDrawn } from './flow.ts'
import { flowTable } from './flow-file.ts'
import { ListCard } from './list-card.tsx'
import type { Overlays } from './use-overlays.ts'

/** Where people of the province were taken, in a table: the same figures as on the lines, and those that no line is drawn for. */
export function FlowList({
  overlays: { flows, error, retry },
  basis,
  onClose,
}: {
  readonly overlays: Overlays
  readonly basis: string
  readonly onClose: () => void
}) {
  const text = useText()
  const { language } = usePreference()
  const world = useWorld()
  const [fault, setFault] = useState(false)
  const title = text('flow.title')
  if (!flows)
    return (
      <ListCard title={title} onClose={onClose}>
        {error ? <Fault error={error} onRetry={retry} /> : <Loading />}
      </ListCard>
    )
  const { year, metric, rows, threshold } = flows
  if (!flows.told)
    return (
      <ListCard title={title} onClose={onClose}>
        <Empty title={text('flow.none', { year })} />
      </ListCard>
    )
  const about = {
    measure: metric.measure,
    threshold,
    openMonths: metric.openMonths,
    lagMonths: metric.lagMonths,
  }
  const save = async () => {
    const shown = { basis, world, kindWord: (kind: keyof typeof kindTitle) => text(kindTitle[kind]) }
    const table = flowTable(flows, { ...shown, now: new Date().toISOString() }, text, language)
    try {
      const { csvFile } = await import('../take/table-file.ts')
      saveFile(`${table.name}.csv`, csvFile(table))
      setFault(false)
    } catch {
      setFault(true)
    }
  }
  return (
    <ListCard title={title} onClose={onClose}>
      <p role="status">{text('flow.lead', { year, basis })}</p>
      <table className="table flow-table">
        <caption className="visually-hidden">{text('flow.lead', { year, basis })}</caption>
        <thead>
          <tr>
            <th scope="col">{text('flow.place')}</th>
            <th scope="col">{pick(language, metric.unitVi, metric.unitEn)}</th>
            <th scope="col">{text('flow.onMap')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{pick(language, row.nameVi, row.nameEn)}</th>
              <td>
                <ToldCount count={row.value} provisional={row.provisional} about={about} />
              </td>
              <td>{text(isDrawn(row) ? 'flow.drawn' : 'flow.listed')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{text('flow.schematic')}</p>
      <p className="quiet">{text('flow.transit')}</p>
      <button type="button" className="button" onClick={() => void save()}>
        {text('flow.save')}
      </button>
      <p role="status">{fault ? text('take.dataFault') : ''}</p>
    </ListCard>
  )
}
