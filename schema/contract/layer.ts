/**
 * The tile layers: what each draws, from which zoom to which, and exactly which properties its features carry.
 * Plain data, shared by the tile query, the TileJSON, the GraphQL `layers` field and the map style.
 * Tiles carry geometry, ids and names only; figures come from GraphQL and are joined by `id`.
 */
export interface LayerContract {
  readonly id: LayerId
  readonly labelVi: string
  readonly labelEn: string
  readonly geometry: 'polygon' | 'line' | 'point' | 'mixed'
  readonly minZoom: number
  /** Highest zoom that tiles are made for; the map overzooms beyond it. */
  readonly maxZoom: number
  /** Property name to the type a TileJSON names. */
  readonly properties: Readonly<Record<string, 'String' | 'Number' | 'Boolean'>>
}

export const layerIds = [
  'admin-unit',
  'cell',
  'key-route',
  'worker-housing-area',
  'foreign-resident-area',
  'industrial-park',
  'campaign-event',
  'base',
] as const

export type LayerId = (typeof layerIds)[number]

const named = { id: 'String', name_vi: 'String', name_en: 'String' } as const

export const layers: Readonly<Record<LayerId, LayerContract>> = {
  'admin-unit': {
    id: 'admin-unit',
    labelVi: 'Đơn vị hành chính',
    labelEn: 'Administrative units',
    geometry: 'polygon',
    minZoom: 6,
    maxZoom: 14,
    properties: { ...named, code: 'String', scheme: 'String', level: 'String', type: 'String' },
  },
  cell: {
    id: 'cell',
    labelVi: 'Ô lục giác',
    labelEn: 'Hexagonal cells',
    geometry: 'polygon',
    minZoom: 7,
    maxZoom: 14,
    properties: { id: 'String' },
  },
  'key-route': {
    id: 'key-route',
    labelVi: 'Tuyến trọng điểm',
    labelEn: 'Key routes',
    geometry: 'line',
    minZoom: 6,
    maxZoom: 13,
    properties: { ...named, code: 'String', kind: 'String', synthetic: 'Boolean' },
  },
  // Areas, never buildings: the zoom ends before single houses could be told apart.
  'worker-housing-area': {
    id: 'worker-housing-area',
    labelVi: 'Địa bàn đông công nhân, người lao động trọ',
    labelEn: 'Dense worker-lodging areas',
    geometry: 'polygon',
    minZoom: 8,
    maxZoom: 13,
    properties: { ...named, synthetic: 'Boolean' },
  },
  'foreign-resident-area': {
    id: 'foreign-resident-area',
    labelVi: 'Địa bàn nhiều người nước ngoài cư trú',
    labelEn: 'Areas with many foreign residents',
    geometry: 'polygon',
    minZoom: 8,
    maxZoom: 13,
    properties: { ...named, synthetic: 'Boolean' },
  },
  'industrial-park': {
    id: 'industrial-park',
    labelVi: 'Khu công nghiệp',
    labelEn: 'Industrial parks',
    geometry: 'mixed',
    minZoom: 8,
    maxZoom: 14,
    properties: { ...named, kind: 'String', status: 'String' },
  },
  'campaign-event': {
    id: 'campaign-event',
    labelVi: 'Hoạt động tuyên truyền',
    labelEn: 'Campaign events',
    geometry: 'point',
    minZoom: 8,
    maxZoom: 14,
    properties: {
      id: 'String',
      title_vi: 'String',
      event_type: 'String',
      setting: 'String',
      audience: 'String',
      campaign: 'String',
      held_on: 'String',
      synthetic: 'Boolean',
    },
  },
  base: {
    id: 'base',
    labelVi: 'Nền: đường, đường sắt, sông, tỉnh lân cận',
    labelEn: 'Background: roads, railways, rivers, neighbours',
    geometry: 'mixed',
    minZoom: 6,
    maxZoom: 13,
    properties: {
      id: 'String',
      kind: 'String',
      class: 'String',
      ref: 'String',
      name_vi: 'String',
      name_en: 'String',
      status: 'String',
    },
  },
}
