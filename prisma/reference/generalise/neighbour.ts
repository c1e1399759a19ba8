import { reshape, type Shape, textOf, withProperties } from './shape.ts'
import { borderOf } from './topology.ts'
import { dissolve } from './unit.ts'

/** A larger space left between neighbours and province is the sea or a province that is not shown. */
const LARGEST_SLIVER_KM2 = 10
const FRAME = '105.55,20.75,107.15,21.75'

/** Length of border, in segments, that a sliver shares with a neighbour (the two run in opposite directions). */
function sharedBorder(sliver: Shape, neighbour: Shape): number {
  const both = borderOf([sliver.geometry]).size + borderOf([neighbour.geometry]).size
  return (both - borderOf([sliver.geometry, neighbour.geometry]).size) / 2
}

function nearest(sliver: Shape, neighbours: readonly Shape[]): string | undefined {
  const ranked = neighbours
    .map((shape) => ({ code: textOf(shape, 'code', 'neighbours'), shared: sharedBorder(sliver, shape) }))
    .sort((a, b) => b.shared - a.shared)
  return ranked[0] && ranked[0].shared > 0 ? ranked[0].code : undefined
}

/**
 * Background shapes around the province. The full file was simplified apart from the communes, so its borders do not
 * meet theirs: what overlaps the province is cut away, and each sliver left between goes to the neighbour it touches
 * most. Former Bắc Giang is not background of its own but the union of its communes of today.
 */
export async function generaliseNeighbours(
  full: readonly Shape[],
  province: Shape,
  formerCommunes: readonly Shape[],
): Promise<Shape[]> {
  const outside = full.filter((shape) => shape.properties.type === 'neighbour_province_2025')
  const former = full.find((shape) => shape.properties.type === 'old_province_merged_2025')
  if (!former) throw new Error('neighbours: the former province merged in 2025 is missing')
  const { neighbour = [], frame = [] } = await reshape(
    { neighbour: outside, province: [province] },
    [
      '-erase province target=neighbour',
      `-rectangle bbox=${FRAME} name=frame`,
      '-erase neighbour target=frame -erase province target=frame -explode target=frame',
      "-each 'km2 = this.area / 1e6' target=frame",
    ].join(' '),
  )
  const slivers = frame
    .filter((shape) => Number(shape.properties.km2) < LARGEST_SLIVER_KM2)
    .flatMap((shape) => {
      const code = nearest(shape, neighbour)
      return code ? [withProperties(shape, { code })] : []
    })
  const pieces = [...neighbour, ...slivers].map((shape) => withProperties(shape, { code: shape.properties.code }))
  const { joined = [] } = await reshape({ joined: pieces }, '-dissolve2 code')
  const outline = new Map(joined.map((shape) => [shape.properties.code, shape]))
  outline.set(former.properties.code, await dissolve(formerCommunes))
  return full.map((shape) => {
    const code = textOf(shape, 'code', 'neighbours')
    const found = outline.get(code)
    if (!found) throw new Error(`neighbours: ${code} was lost`)
    return withProperties(found, {
      // Code 24 named Bắc Giang until 30 June 2025 and names the merged province since.
      code: code.replace('-old', ''),
      name_vi: textOf(shape, 'name_vi', 'neighbours'),
      name_en: textOf(shape, 'name_en', 'neighbours'),
      kind: shape === former ? 'former_province' : 'neighbour_province',
      valid_from: shape === former ? null : '2025-07-01',
      valid_to: shape === former ? '2025-06-30' : null,
      clipped: shape.properties.clipped === true,
    })
  })
}
