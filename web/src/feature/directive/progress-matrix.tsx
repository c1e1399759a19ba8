import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Task } from './directive-page.tsx'

type Progress = Task['progress'][number]

/** How far the tasks of each agency are in each unit: done of all, and how many late. */
export function ProgressMatrix({ actors }: { readonly actors: readonly (readonly [string, readonly Task[]])[] }) {
  const text = useText()
  const { language } = usePreference()
  const units = new Map(
    actors.flatMap(([, tasks]) => tasks.flatMap((task) => task.progress.map(({ unit }) => [unit.id, unit]))),
  )
  if (units.size === 0) return null
  const rows = actors.map(([actor, tasks]) => ({
    actor,
    name: tasks[0] ? pick(language, tasks[0].actorVi, tasks[0].actorEn) : '',
    progress: tasks.flatMap((task) => task.progress),
  }))
  const all = rows.flatMap(({ progress }) => progress)
  return (
    <section className="card">
      <h2>{text('board.matrix')}</h2>
      <p className="hint">{text('board.matrixHint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by the keyboard */}
      <section className="board-scroll" tabIndex={0} aria-label={text('board.matrix')}>
        <table className="board-table">
          <caption className="visually-hidden">{text('board.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('board.actor')}</th>
              {[...units.values()].map((unit) => (
                <th key={unit.id} scope="col">
                  {pick(language, unit.nameVi, unit.nameEn)}
                </th>
              ))}
              <th scope="col">{text('board.total')}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows, { actor: '', name: text('board.total'), progress: all }].map(({ actor, name, progress }) => (
              <tr key={actor}>
                <th scope="row">{name}</th>
                {[...units.keys()].map((id) => (
                  <MatrixCell key={id} progress={progress.filter(({ unit }) => unit.id === id)} />
                ))}
                <MatrixCell progress={progress} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function MatrixCell({ progress }: { readonly progress: readonly Progress[] }) {
  const text = useText()
  const late = progress.filter((row) => row.late).length
  if (progress.length === 0) return <td>–</td>
  return (
    <td>
      <span className="number">
        {progress.filter(({ status }) => status === 'DONE').length}/{progress.length}
      </span>
      {late > 0 && <small className="board-late">{text('board.late', { late })}</small>}
    </td>
  )
}
