import type { DrawnArea } from '@hub/contract/drawn-area'
import { type Period, periodLabel } from '@hub/contract/period'
import { useEffect, useRef, useState } from 'react'
import { useDocument } from '../../api.ts'
import { formatDay, formatNumber, pick } from '../../format.ts'
import { graphql } from '../../gql/gql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault } from '../../ui/state.tsx'
import { refusalWords } from './draw-words.ts'

/** What lies in a drawn area; tips and cases only where the reader may be told. */
const areaQuery = graphql(`
  query AreaFigures($circle: PointRadius, $polygon: [LonLatInput!], $from: Date!, $to: Date!, $exact: Boolean!) {
    areaFigures(circle: $circle, polygon: $polygon, from: $from, to: $to) {
      areaKm2
      events
      attendances
      eventsUnplaced
      lastHeldOn
      parks {
        id
        nameVi
        nameEn
      }
      routes {
        id
        nameVi
        nameEn
      }
      exact @include(if: $exact) {
        tips
        cases
        tipsUnplaced
        casesUnplaced
      }
      exactRefused @include(if: $exact)
    }
  }
`)

interface AreaFiguresProps {
  readonly area: DrawnArea
  readonly period: Period
  /** Whether the reader holds exact figures: the others are told of open things alone. */
  readonly staff: boolean
}

/** Counts what lies in the area, once somebody asks for it: every count of live records is written down in the audit log. */
export function AreaFigures({ area, period, staff }: AreaFiguresProps) {
  const text = useText()
  const { language } = usePreference()
  const [asked, setAsked] = useState<{ readonly area: DrawnArea; readonly period: Period } | null>(null)
  const current = asked !== null && asked.area === area && asked.period.start === period.start
  const shape =
    asked?.area.kind === 'circle'
      ? { circle: { lon: asked.area.centre[0], lat: asked.area.centre[1], withinKm: asked.area.radiusKm } }
      : { polygon: asked?.area.vertices.map(([lon, lat]) => ({ lon, lat })) }
  const answer = useDocument(
    areaQuery,
    asked && current ? { ...shape, from: asked.period.start, to: asked.period.end, exact: staff } : undefined,
  )
  const found = current ? answer.data?.areaFigures : undefined
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (found) result.current?.scrollIntoView({ block: 'nearest' })
  }, [found])
  const number = (value: number) => formatNumber(value, language, 0)
  const unplaced = (count: number) => count > 0 && <small>{text('draw.unplaced', { count: number(count) })}</small>
  return (
    <div className="draw-figures" aria-busy={current && answer.isPending}>
      <button
        type="button"
        className="button primary"
        onClick={() => setAsked({ area, period })}
        disabled={current && !answer.error}
      >
        {text('draw.count')}
      </button>
      <p className="quiet">
        {text(staff ? 'draw.countStaff' : 'draw.countOpen', { period: periodLabel(period, language) })}
      </p>
      {current && answer.error && <Fault error={answer.error} onRetry={() => answer.refetch()} />}
      <div role="status" ref={result}>
        {found && (
          <>
            <h3>{text('draw.found', { period: periodLabel(period, language) })}</h3>
            {found.exactRefused && <p className="draw-refused">{refusalWords(found.exactRefused, text, language)}</p>}
            <dl className="draw-list">
              {found.exact && (
                <>
                  <Row word={text('draw.tips')}>
                    {number(found.exact.tips)} {unplaced(found.exact.tipsUnplaced)}
                  </Row>
                  <Row word={text('draw.cases')}>
                    {number(found.exact.cases)} {unplaced(found.exact.casesUnplaced)}
                  </Row>
                </>
              )}
              <Row word={text('draw.events')}>
                {number(found.events)} {unplaced(found.eventsUnplaced)}
              </Row>
              <Row word={text('draw.attendances')}>{number(found.attendances)}</Row>
              {found.lastHeldOn && <Row word={text('draw.lastHeld')}>{formatDay(found.lastHeldOn)}</Row>}
              <Row word={text('draw.parks')}>
                {found.parks.length === 0
                  ? text('draw.none')
                  : found.parks.map(({ nameVi, nameEn }) => pick(language, nameVi, nameEn)).join(', ')}
              </Row>
              <Row word={text('draw.routes')}>
                {found.routes.length === 0
                  ? text('draw.none')
                  : found.routes.map(({ nameVi, nameEn }) => pick(language, nameVi, nameEn)).join(', ')}
              </Row>
            </dl>
            {found.exact && <p className="draw-warning">{text('take.liveWarning')}</p>}
          </>
        )}
      </div>
    </div>
  )
}

function Row({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
