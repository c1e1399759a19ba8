import { Archive, FlaskConical, Radio } from 'lucide-react'
import { Link } from 'wouter'
import { formatDay, formatNumber } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { useSession } from '../../session.ts'
import { Explain } from '../../ui/explain.tsx'
import { useRelease } from './release.ts'
import { scopeWord } from './scope-word.ts'
import { useWorld } from './use-world.ts'

/**
 * Says on every page which world its figures come from: a release or live rows, invented or real. Word, sign, shape and colour say it
 * alike, so it holds for every eye and in grey print. Pressing it tells more.
 */
export function WorldChip() {
  const text = useText()
  const world = useWorld()
  if (world.kind === 'NONE') return null
  const Sign = world.kind === 'LIVE' ? Radio : Archive
  return (
    <Explain
      className="world-chip"
      kind={world.kind}
      title={text(world.kind === 'LIVE' ? 'world.liveTitle' : 'world.releasedTitle')}
      label={
        <>
          <span className="world-name">
            <Sign size={14} aria-hidden="true" />
            {world.name}
          </span>
          {world.synthetic && (
            <span className="world-synthetic">
              <FlaskConical size={14} aria-hidden="true" />
              {world.synthetic}
            </span>
          )}
        </>
      }
    >
      {() => <WorldDetail />}
    </Explain>
  )
}

/** What the chip stands for, in sentences. */
function WorldDetail() {
  const text = useText()
  const { language } = usePreference()
  const { viewer } = useSession()
  const release = useRelease().data?.release
  const { kind } = useWorld()
  return (
    <>
      <span className="popover-line">{text(kind === 'LIVE' ? 'world.liveHint' : 'world.releasedHint')}</span>
      {kind === 'RELEASED' && release && (
        <span className="popover-line">
          {text('world.publishedOn', { number: release.number, day: formatDay(release.publishedAt) })}
        </span>
      )}
      {viewer && (
        <span className="popover-line">
          {text(viewer.scopes.length > 0 ? 'world.account' : 'world.accountBare', {
            name: viewer.name ?? '',
            scopes: viewer.scopes.map(({ name }) => scopeWord(name, text)).join('; '),
          })}
        </span>
      )}
      {kind === 'RELEASED' && viewer?.readsLive && <span className="popover-line">{text('world.mixed')}</span>}
      {release?.synthetic && (
        <span className="popover-line">
          {text('synthetic.banner', { factor: formatNumber(release.scaleFactor ?? 1, language) })}
        </span>
      )}
      <Link className="popover-link" href="/sources#world">
        {text('why.method')}
      </Link>
    </>
  )
}
