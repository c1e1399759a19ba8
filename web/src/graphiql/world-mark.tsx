import { Archive, FlaskConical, KeyRound } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createIntl } from 'react-intl'
import { type World, worldFrom } from '../feature/shell/world.ts'
import type { Language } from '../format.ts'
import { en } from '../message/en.ts'
import type { Text } from '../message/text.ts'
import { vi } from '../message/vi.ts'

/** Whether the last answer in the editor was one for the holder of a token. */
let withToken = false
const listeners = new Set<() => void>()

/** To be told of every request of the editor, with the headers that were typed for it. */
export function noteRequest(headers: Readonly<Record<string, string>>) {
  withToken = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function keptLanguage(): Language {
  try {
    return localStorage.getItem('hub.language') === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

interface ReleaseAnswer {
  readonly data?: {
    readonly release: Parameters<typeof worldFrom>[0]['release']
  }
}

/** Says which world the answers in the editor come from: the release, or whatever the token that was sent opens. */
export function WorldMark({ ask }: { readonly ask: (query: string) => Promise<unknown> }) {
  const [release, setRelease] = useState<Parameters<typeof worldFrom>[0]['release']>(null)
  const byToken = useSyncExternalStore(subscribe, () => withToken)
  useEffect(() => {
    void ask('{ release { number dataThrough synthetic scaleFactor } }').then(
      (answer) => setRelease((answer as ReleaseAnswer).data?.release ?? null),
      () => setRelease(null),
    )
  }, [ask])
  const language = keptLanguage()
  const intl = createIntl({ locale: language, messages: { vi, en }[language] })
  const text: Text = (id, values) => intl.formatMessage({ id }, values)
  const world: World = worldFrom({ path: location.pathname, release, viewer: null }, text, language)
  return (
    <span className="world-mark" data-token={byToken} role="status">
      {byToken ? <KeyRound size={14} aria-hidden="true" /> : <Archive size={14} aria-hidden="true" />}
      {byToken ? text('world.token') : world.name}
      {world.synthetic && (
        <span>
          <FlaskConical size={14} aria-hidden="true" />
          {world.synthetic}
        </span>
      )}
    </span>
  )
}
