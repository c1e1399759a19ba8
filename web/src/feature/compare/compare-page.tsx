import '../../style/compare.css'
import { periodLabel } from '@hub/contract/period'
import { Files, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { AddressNotice } from '../address/address-notice.tsx'
import { BriefingLinks } from '../briefing/briefing-links.tsx'
import { useWorld } from '../shell/use-world.ts'
import { CompareBody } from './compare-body.tsx'
import { CompareControls } from './compare-controls.tsx'
import { type CompareState, compareFromSearch, searchFromCompare, unknownInCompare } from './compare-state.ts'
import { missingInCompare } from './missing-in-compare.ts'
import { UnitChoice } from './unit-choice.tsx'
import { useComparison } from './use-comparison.ts'

/** On a telephone the answer comes first, and what can be chosen is folded away. */
const isWide = () => !matchMedia('(max-width: 640px)').matches

/** Units side by side: what can be chosen, and the comparison; all of it prints. */
export default function ComparePage() {
  const text = useText()
  const { language } = usePreference()
  const search = useSearch()
  const [, navigate] = useLocation()
  const [choosing, setChoosing] = useState(isWide)
  const state = compareFromSearch(search)
  const comparison = useComparison(state)
  const world = useWorld()
  const { resolved, answer, chosen } = comparison
  const change = (part: Partial<CompareState>) => {
    const next = searchFromCompare({ ...state, ...part })
    navigate(next ? `/compare?${next}` : '/compare')
  }
  useEffect(() => {
    document.title = `${text('nav.compare')} – ${text('app.title')}`
  }, [text])

  const basisWord = text(state.basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')
  return (
    <div className="page compare" aria-busy={comparison.fetching}>
      <header className="compare-head">
        <div>
          <h1>{text(state.basis === 'BEFORE_2025_07' ? 'compare.titleDistricts' : 'compare.titleCommunes')}</h1>
          {resolved && (
            <p className="lead">
              {`${periodLabel(resolved.period, language)} · ${basisWord}`}
              {answer?.frozen && (
                <>
                  {' · '}
                  <a href="#reform">{text('reform.frozenName')}</a>
                </>
              )}
            </p>
          )}
        </div>
        <span className="compare-take no-print">
          <Link href="/briefings" className="button">
            <Files size={16} aria-hidden="true" />
            {text('briefing.listTitle')}
          </Link>
          <button type="button" className="button" onClick={() => print()}>
            <Printer size={16} aria-hidden="true" />
            {text('compare.print')}
          </button>
        </span>
      </header>
      <details
        className="compare-choices no-print"
        open={choosing}
        onToggle={(event) => setChoosing(event.currentTarget.open)}
      >
        <summary className="button">{text('compare.controls')}</summary>
        <div className="compare-choosing">
          <CompareControls state={state} comparison={comparison} onChange={change} />
          <UnitChoice state={state} comparison={comparison} onChange={change} />
        </div>
      </details>
      {resolved && chosen && (
        <AddressNotice
          parts={[...unknownInCompare(search), ...missingInCompare(state, comparison)]}
          shown={`${pick(language, chosen.labelVi, chosen.labelEn)} · ${periodLabel(resolved.period, language)} · ${basisWord}`}
        />
      )}
      {comparison.error && <Fault error={comparison.error} onRetry={comparison.retry} />}
      {!answer && comparison.fetching && <Loading lines={8} />}
      {!comparison.fetching && !comparison.error && comparison.compared.length === 0 && (
        <Empty title={text('compare.nothing')} />
      )}
      {answer && resolved && chosen && (
        <>
          <CompareBody
            state={state}
            comparison={comparison}
            answer={answer}
            resolved={resolved}
            chosen={chosen}
            onChange={change}
          />
          <BriefingLinks
            metrics={comparison.compared}
            chosen={chosen}
            basis={state.basis}
            baseline={state.baseline}
            period={resolved.period}
            units={answer.rows.map(({ unit }) => unit)}
            chosenUnits={comparison.chosenUnits}
          />
        </>
      )}
      <p className="compare-origin">
        <strong>{world.line}</strong> · {basisWord}
        {' · '}
        <Link href="/targets">{text('target.fromCompare')}</Link>
        {chosen && ` · ${text('metric.source')}: ${pick(language, chosen.source.titleVi, chosen.source.titleEn)}`}
      </p>
    </div>
  )
}
