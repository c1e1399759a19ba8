import { type FileFeature, type GeoFile, textOf } from './geojson-file.ts'

export const nameOf = (feature: FileFeature) => textOf(feature, 'name_vi', 'ten', 'name')

/** The features as one JSON parameter, their properties under the names of the columns. */
export function shapesOf({ features }: GeoFile): string {
  return JSON.stringify(
    features.map((feature) => ({
      feature: feature.index,
      geometry: feature.geometry,
      code: textOf(feature, 'code', 'ma'),
      name_vi: nameOf(feature),
      name_en: textOf(feature, 'name_en') ?? nameOf(feature),
      kind: (textOf(feature, 'kind', 'loai') ?? 'OTHER').toUpperCase(),
      origin_vi: textOf(feature, 'origin_vi', 'diem_dau'),
      origin_en: textOf(feature, 'origin_en'),
      transit_vi: textOf(feature, 'transit_vi', 'qua'),
      transit_en: textOf(feature, 'transit_en'),
      destination_vi: textOf(feature, 'destination_vi', 'diem_cuoi'),
      destination_en: textOf(feature, 'destination_en'),
      lodging_houses: textOf(feature, 'lodging_houses', 'so_nha_tro'),
      rooms: textOf(feature, 'rooms', 'so_phong'),
      lodgers: textOf(feature, 'lodgers', 'so_nguoi_tro'),
      foreign_residents: textOf(feature, 'foreign_residents', 'so_nguoi_nuoc_ngoai'),
      level: textOf(feature, 'level', 'muc'),
      reviewed_on: textOf(feature, 'reviewed_on', 'ngay_ra_soat'),
      valid_from: textOf(feature, 'valid_from', 'tu_ngay'),
    })),
  )
}
