import '../../style/account.css'
import { useEffect } from 'react'
import { useText } from '../../message/text.ts'
import { Empty } from '../../ui/state.tsx'
import { NeedsAccount } from '../shell/needs-account.tsx'
import { OverlapCard } from './overlap-card.tsx'
import { mayKnowPersons, rightsOf } from './person-right.ts'
import { RecordFinder } from './record-finder.tsx'

/** The persons behind records: who opened what is sealed of them, the opening itself, their removal, and agencies that share them. */
export default function PersonPage() {
  const text = useText()
  useEffect(() => {
    document.title = `${text('person.title')} – ${text('app.title')}`
  }, [text])
  return (
    <div className="page person-page">
      <h1>{text('person.title')}</h1>
      <NeedsAccount>
        {(viewer) => {
          const rights = rightsOf(viewer)
          if (!mayKnowPersons(viewer))
            return (
              <Empty title={text('session.forbidden')}>
                <p className="notice-detail">{text('person.forbidden')}</p>
              </Empty>
            )
          return (
            <>
              <p className="lead">{text('person.lead')}</p>
              {rights.records && <RecordFinder rights={rights} />}
              {rights.overlap && <OverlapCard />}
            </>
          )
        }}
      </NeedsAccount>
    </div>
  )
}
