import { usePreference } from '../preference.tsx'
import type { OverlayId } from '../url-state.ts'
import { mapThemes } from './theme.ts'

/** The sign of a layer as the map draws it. */
export function OverlaySwatch({ layer }: { readonly layer: OverlayId }) {
  const theme = mapThemes[usePreference().shade]
  return (
    <svg className="swatch swatch-bare" viewBox="0 0 28 18" aria-hidden="true">
      {layer === 'campaign-event' && (
        <>
          <circle cx={8} cy={11} r={3.4} fill={theme.event} />
          <circle cx={19} cy={6} r={3.4} fill={theme.event} />
          <circle cx={20} cy={14} r={2} fill={theme.event} opacity={0.6} />
        </>
      )}
      {layer === 'key-route' && (
        <>
          <path d="M2 13 C9 1 17 18 24 6" fill="none" stroke={theme.keyRoute} strokeWidth={3} strokeLinecap="round" />
          <path d="M26.5 1.5 l-0.8 7 -5.2 -3.6 z" fill={theme.keyRoute} />
        </>
      )}
      {layer === 'worker-housing-area' && (
        <path
          d="M5 3h17l3 8-9 5H4z"
          fill={theme.workerHousing}
          fillOpacity={0.18}
          stroke={theme.workerHousing}
          strokeWidth={2}
          strokeLinejoin="round"
        />
      )}
      {layer === 'foreign-resident-area' && (
        <path
          d="M5 3h17l3 8-9 5H4z"
          fill="none"
          stroke={theme.foreignResident}
          strokeWidth={2}
          strokeDasharray="4 2.2"
          strokeLinejoin="round"
        />
      )}
      {layer === 'industrial-park' && (
        <path d="M4 4h20v11H4z" fill={theme.park} fillOpacity={0.42} stroke={theme.park} strokeWidth={1.4} />
      )}
      {layer === 'campaign-coverage' && (
        <>
          <rect x={1} y={1} width={26} height={16} fill={theme.unitBlank} stroke={theme.event} strokeWidth={1.2} />
          <path
            d="M5 5.5 l6 6 m0 -6 l-6 6 M17 5.5 l6 6 m0 -6 l-6 6"
            fill="none"
            stroke={theme.event}
            strokeWidth={1.6}
            strokeLinecap="round"
          />
        </>
      )}
      {layer === 'flow' && (
        <>
          <path d="M2 15 C8 7 12 12 20 6" fill="none" stroke={theme.flow} strokeWidth={3.4} />
          <path d="M27 2 l-3 8.6 -5.6 -6.8 z" fill={theme.flow} />
        </>
      )}
      {layer === 'transport' && (
        <circle cx={14} cy={9} r={4.4} fill={theme.unitBlank} stroke={theme.textQuiet} strokeWidth={2.2} />
      )}
    </svg>
  )
}
