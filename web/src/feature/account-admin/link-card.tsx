import { useEffect, useRef } from 'react'
import { formatMoment } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { ShownOnce } from '../../ui/shown-once.tsx'

/** A link that was just made, and whom it is for. */
export interface GivenLink {
  readonly name: string
  readonly path: string
  readonly expiresAt: string
}

/** A sign-in link, shown this once, with how to hand it over. */
export function LinkCard({ given, onStored }: { readonly given: GivenLink; readonly onStored: () => void }) {
  const text = useText()
  const title = useRef<HTMLHeadingElement>(null)
  const label = text('admin.link', { name: given.name })
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="card once-card" aria-labelledby="link-title">
      <h2 id="link-title" ref={title} tabIndex={-1}>
        {label}
      </h2>
      <p>{text('admin.linkOnce', { time: formatMoment(given.expiresAt) })}</p>
      <ShownOnce
        label={label}
        value={new URL(given.path, location.origin).href}
        words={{ copy: text('once.copy'), copied: text('once.copied') }}
      />
      <button type="button" className="button" onClick={onStored}>
        {text('once.done')}
      </button>
    </section>
  )
}
