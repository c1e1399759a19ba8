import type { ReactNode } from 'react'
import { useText } from '../../message/text.ts'
import { Empty, Fault } from '../../ui/state.tsx'
import type { MapView } from '../../url-state.ts'
import type { ChangeView } from './use-map-view.ts'

/** Something that is asked of the hub. */
interface Asked {
  readonly error: Error | null
  retry(): void
}

interface AtlasFaultProps {
  /** What the page asks for, the most needed first; what is not asked for is left empty. */
  readonly asked: readonly (Asked | null | undefined)[]
  readonly map: 'webgl' | 'tile' | null
  /** The metric is not published on the chosen boundaries. */
  readonly unpublished: boolean
  readonly view: MapView
  readonly title: string
  readonly basis: string
  readonly change: ChangeView
}

/** The one thing that keeps the map from being whole, in words, with what can be done about it; nothing when all is well. */
export function AtlasFault({ asked, map, unpublished, view, title, basis, change }: AtlasFaultProps) {
  const text = useText()
  const failed = asked.find((one) => one?.error)
  const why = (): ReactNode => {
    if (failed?.error) return <Fault error={failed.error} onRetry={failed.retry} />
    if (map === 'webgl') return <Empty title={text('map.noWebgl')} />
    if (map === 'tile') return <Empty title={text('map.noTiles')} />
    if (view.compare === 'swipe')
      return (
        <Empty title={text('time.notBoth')}>
          <button type="button" className="button" onClick={() => change({ compare: 'none' })}>
            {text('time.compareNone')}
          </button>
        </Empty>
      )
    return (
      <Empty title={text('map.notPublished', { metric: title, basis })}>
        <button
          type="button"
          className="button"
          onClick={() => change({ basis: view.basis === 'BEFORE_2025_07' ? 'SINCE_2025_07' : 'BEFORE_2025_07' })}
        >
          {text('basis.other')}
        </button>
      </Empty>
    )
  }
  return failed || map || unpublished ? <div className="atlas-fault">{why()}</div> : null
}
