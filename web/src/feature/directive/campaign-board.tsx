import { useDocument } from '../../api.ts'
import { compareNames, formatDay, formatNumber, pick } from '../../format.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { useRelease } from '../shell/release.ts'
import { eventsBySetting, lastFourQuarters, type PilotState, pilotState } from './board.ts'
import { boardQuery, type PilotModel } from './board-query.ts'

const stateWord: Readonly<Record<PilotState, { word: MessageId; tone: 'good' | 'warn' | 'plain' }>> = {
  ALIVE: { word: 'board.alive', tone: 'good' },
  ASLEEP: { word: 'board.asleep', tone: 'warn' },
  ENDED: { word: 'board.ended', tone: 'plain' },
}
const pageSize = 15

/** What campaign work reached in a year: events counted toward the tasks, settings by commune, and pilot models. */
export function CampaignBoard() {
  const text = useText()
  const { language } = usePreference()
  const through = useRelease().data?.release?.dataThrough
  const year = through ? lastFourQuarters(through) : undefined
  const { data, error, isPending, refetch } = useDocument(boardQuery, year)
  if (!year || !through) return null
  if (error) return <Fault error={error} onRetry={() => refetch()} />
  if (isPending || !data) return <Loading lines={6} />
  const sum = ({ figures }: (typeof data)['events']) =>
    formatNumber(
      figures.reduce((total, { value }) => total + (value.value ?? 0), 0),
      language,
      0,
    )
  const found = eventsBySetting(data.settings.figures)
  const { categories } = data.settings
  const communes = data.communes.nodes.map((unit) => {
    const events = categories.map(({ code }) => found.get(unit.id)?.get(code) ?? null)
    const known = events.some((count) => count !== null)
    return {
      ...unit,
      name: pick(language, unit.nameVi, unit.nameEn),
      events,
      known,
      covered: events.filter((count) => (count ?? 0) > 0).length,
    }
  })
  const known = communes.filter((unit) => unit.known)
  const span = { from: formatDay(year.from), to: formatDay(year.to) }
  return (
    <>
      <section className="card board-card">
        <h2>{text('board.reach', span)}</h2>
        <p>
          {text('board.sums', {
            events: sum(data.events),
            attendances: sum(data.attendances),
            shares: sum(data.shares),
          })}
        </p>
        <p>
          {text('board.settings', {
            all: known.filter(({ covered }) => covered === categories.length).length,
            none: known.filter(({ covered }) => covered === 0).length,
            of: known.length,
          })}
        </p>
        <DataTable
          caption={text('board.settingsTable', span)}
          rows={communes}
          rowKey={(row) => row.id}
          start={{ key: 'covered', down: false }}
          sortLabel={(column) => text('board.sortBy', { column: String(column) })}
          pageSize={pageSize}
          columns={[
            {
              key: 'unit',
              label: text('board.commune'),
              cell: (row) => row.name,
              compare: (a, b) => compareNames(a.name, b.name),
            },
            {
              key: 'covered',
              label: text('board.covered'),
              numeric: true,
              cell: (row) => (row.known ? `${row.covered}/${categories.length}` : text('count.noData')),
              compare: (a, b) => a.covered - b.covered,
              last: (row) => !row.known,
            },
            ...categories.map(({ code, labelVi, labelEn }, index) => ({
              key: code,
              label: pick(language, labelVi, labelEn),
              numeric: true,
              cell: (row: (typeof communes)[number]) => {
                const count = row.events[index]
                return count === null || count === undefined ? text('count.noData') : formatNumber(count, language)
              },
              compare: (a: (typeof communes)[number], b: (typeof communes)[number]) =>
                (a.events[index] ?? 0) - (b.events[index] ?? 0),
            })),
          ]}
        />
      </section>
      <PilotList models={data.pilotModels.nodes} day={through} />
      <section className="card board-card">
        <h2>{text('board.limits')}</h2>
        <ul className="board-limits">
          {(['board.limitTask', 'board.limitUnit', 'board.limitPlace', 'board.limitOnline'] as const).map((limit) => (
            <li key={limit}>{text(limit)}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

function PilotList({ models, day }: { readonly models: readonly PilotModel[]; readonly day: string }) {
  const text = useText()
  const { language } = usePreference()
  const states = models.map((model) => ({ ...model, state: pilotState(model, day) }))
  const count = (state: PilotState) => states.filter((model) => model.state === state).length
  const order: readonly PilotState[] = ['ASLEEP', 'ALIVE', 'ENDED']
  return (
    <section className="card board-card">
      <h2>{text('board.pilots')}</h2>
      <p>{text('board.pilotSum', { alive: count('ALIVE'), asleep: count('ASLEEP'), ended: count('ENDED') })}</p>
      <DataTable
        caption={text('board.pilotTable', { day: formatDay(day) })}
        rows={states}
        rowKey={(row) => row.id}
        start={{ key: 'state', down: false }}
        sortLabel={(column) => text('board.sortBy', { column: String(column) })}
        columns={[
          { key: 'name', label: text('board.model'), cell: (row) => pick(language, row.nameVi, row.nameEn) },
          { key: 'unit', label: text('board.place'), cell: (row) => pick(language, row.unit.nameVi, row.unit.nameEn) },
          {
            key: 'state',
            label: text('board.state'),
            cell: ({ state }) => <Badge tone={stateWord[state].tone}>{text(stateWord[state].word)}</Badge>,
            compare: (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
          },
          {
            key: 'last',
            label: text('board.lastEvent'),
            cell: (row) => (row.lastEventOn ? formatDay(row.lastEventOn) : '–'),
          },
          {
            key: 'events',
            label: text('board.events'),
            numeric: true,
            cell: (row) => row.eventCount,
            compare: (a, b) => a.eventCount - b.eventCount,
          },
          { key: 'since', label: text('board.since'), cell: (row) => formatDay(row.startedOn) },
        ]}
      />
    </section>
  )
}
