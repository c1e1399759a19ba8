import type { Map as LibreMap } from 'maplibre-gl'

/** Maps that show the same place: when one is moved, by hand or by a button, the others go along. */
export interface CameraLink {
  /** Adds a map, which goes where the others are. Returns how it leaves. */
  join(map: LibreMap): () => void
}

/** Ties cameras together. A map that follows does not lead: the move it makes is not passed on. */
export function cameraLink(): CameraLink {
  const maps = new Set<LibreMap>()
  let following = false
  const follow = (map: LibreMap, leader: LibreMap) => {
    following = true
    map.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() })
    following = false
  }
  return {
    join(map) {
      const [leader] = maps
      if (leader) follow(map, leader)
      maps.add(map)
      const lead = () => {
        if (following) return
        for (const other of maps) if (other !== map) follow(other, map)
      }
      map.on('move', lead)
      return () => {
        map.off('move', lead)
        maps.delete(map)
      }
    },
  }
}
