import { useLocation } from 'wouter'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { useSession } from '../../session.ts'
import { useRelease } from './release.ts'
import { type World, worldFrom } from './world.ts'

/** The world that the reader looks at. */
export function useWorld(): World {
  const text = useText()
  const { language } = usePreference()
  const { viewer } = useSession()
  const [path] = useLocation()
  return worldFrom({ path, release: useRelease().data?.release, viewer }, text, language)
}
