import { useDocument } from '../../api.ts'
import { attributionQuery } from './query.ts'

/** Names of those who made what is drawn, each once. */
export function useAttribution(): string {
  const answer = useDocument(attributionQuery, {}).data
  const lines = [
    ...(answer?.adminUnits.nodes.map((unit) => unit.outlineSource?.attribution) ?? []),
    ...(answer?.keyRoutes.nodes.map((route) => route.source.attribution) ?? []),
    ...(answer?.industrialParks.nodes.map((park) => park.source.attribution) ?? []),
  ]
  return [...new Set(lines.filter(Boolean))].join(' · ')
}
