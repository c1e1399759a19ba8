import { type PatternKind, patternShapes, patternSize } from './pattern.ts'
import type { MapTheme } from './theme.ts'

/** The pattern of a shade as the map draws it, in a legend's box; a range shows over a colour of the middle. */
export function PatternSwatch({ kind, theme }: { readonly kind: PatternKind; readonly theme: MapTheme }) {
  const id = `swatch-${kind}-${theme.name}`
  const { path, fill, clear } = patternShapes[kind]
  return (
    <svg className="swatch" viewBox="0 0 28 18" aria-hidden="true">
      <defs>
        <pattern id={id} width={patternSize} height={patternSize} patternUnits="userSpaceOnUse">
          <rect width={patternSize} height={patternSize} fill={clear ? theme.ramps.sea[1] : theme.pattern.ground} />
          {clear && <path d={path} fill="none" stroke={theme.textHalo} strokeWidth={3} />}
          <path
            d={path}
            fill={fill ? theme.pattern.line : 'none'}
            stroke={fill ? 'none' : theme.pattern.line}
            strokeWidth={1.3}
          />
        </pattern>
      </defs>
      <rect width="28" height="18" fill={`url(#${id})`} />
    </svg>
  )
}
