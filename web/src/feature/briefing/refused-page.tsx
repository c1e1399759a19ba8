import '../../style/briefing.css'
import { periodInWords } from '@hub/contract/period'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Refused } from '../../refused.ts'

/** What happened, and what it means, by the code of the refusal. */
const words: Readonly<Record<string, readonly [title: MessageId, body: MessageId]>> = {
  GONE: ['briefing.gone', 'briefing.goneHint'],
  NOT_FOUND: ['briefing.notFound', 'briefing.notFoundHint'],
  NOT_PUBLISHED: ['briefing.untold', 'briefing.untoldHint'],
  TOO_MANY_REQUESTS: ['briefing.tooMany', 'briefing.tooManyHint'],
}

/** A briefing that was asked for by its address and is not to be had: what happened, and where to go. */
export function RefusedBriefingPage({ code, words: said, newest }: Refused) {
  const text = useText()
  const { language } = usePreference()
  const [title, body] = words[code] ?? ['briefing.refused', 'briefing.refusedHint']
  useEffect(() => {
    document.title = `${text(title)} – ${text('app.title')}`
  }, [text, title])
  return (
    <div className="page">
      <h1>{text(title)}</h1>
      <p className="lead">
        {text(body)}
        {newest && ` ${text('briefing.newest', { period: periodInWords(newest, language) })}`}
      </p>
      {!(code in words) && (
        <p className="hint" lang="en">
          {said}
        </p>
      )}
      <p className="refused-links">
        <Link href="/briefings" className="button primary">
          {text('briefing.listTitle')}
        </Link>
        <Link href="/compare" className="button">
          {text('nav.compare')}
        </Link>
      </p>
    </div>
  )
}
