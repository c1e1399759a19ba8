import { describe, expect, it } from 'vitest'
import { classScale } from '../../map/class-scale.ts'
import { mapThemes } from '../../map/theme.ts'
import type { Text } from '../../message/text.ts'
import { vi as words } from '../../message/vi.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { ShownTable } from '../take/shown-table.ts'
import { geojsonFile } from '../take/table-file.ts'
import { cellFile } from './cell-file.ts'
import { cellShades } from './cell-shade.ts'
import { type CellFigureSet, cellModel, communesOf, densityOf, edgeOf, steadyValues } from './cells.ts'
import type { Cells } from './use-cells.ts'
import { aboutCells } from './words.ts'

const text: Text = (id, values = {}) => words[id].replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]))
const outline: GeoJSON.Polygon = { type: 'Polygon', coordinates: [[[106, 21]]] }
const unit = (id: number, name: string) => ({ id: `AdminUnit:${id}`, nameVi: name, nameEn: `${name} (en)` })
const set: CellFigureSet = {
  unplaced: 2606,
  cells: [
    {
      cellId: 'Cell:500:1:2',
      count: 4,
      centre: { lon: 106.1, lat: 21.2 },
      units: [unit(1, 'Phường Võ Cường'), unit(2, 'Xã Tiên Du')],
      outline,
    },
    { cellId: 'Cell:500:9:2', count: 1200, centre: { lon: 106.2, lat: 21.2 }, units: [unit(2, 'Xã Tiên Du')], outline },
  ],
}
const choice = { method: 'QUANTILE', classes: 5, scheme: 'sea', reversed: false } as const
const metric = {
  id: 'tips_received',
  labelVi: 'Tin tiếp nhận',
  labelEn: 'Tips',
  unitVi: 'tin',
  unitEn: 'tips',
} as Metric

function cellsOf(mode: 'cell' | 'heat', of = set): Cells {
  const density = densityOf(of.cells, 1000)
  const values = new Map(
    of.cells.map(({ cellId, count, centre }) => [cellId, mode === 'heat' ? density(centre.lon, centre.lat) : count]),
  )
  const scale = classScale([...values.values()], choice)
  const drawnIn = () => cellModel(mode, of, { scale, values, bandwidthM: 1000 }, mapThemes.light, 'vi')
  const idle = { loading: false, error: null, retry: () => {} }
  return {
    mode,
    fault: null,
    set: of,
    bandwidthM: 1000,
    narrowed: false,
    scale,
    values,
    density,
    map: drawnIn(),
    drawnIn,
    ...idle,
  }
}

describe('counts at places', () => {
  it('have classes for all periods: each number as often as it stands in a hexagon, and the surface of an average period', () => {
    const ask = { periods: 4, bandwidthM: 1000 }
    const spread = [
      { count: 1, cells: 3 },
      { count: 7, cells: 1 },
    ]
    expect(steadyValues({ spread }, ask)).toEqual([1, 1, 1, 7])
    const density = densityOf(set.cells, 1000)
    expect(steadyValues({ cells: set.cells }, ask)).toEqual(
      set.cells.map(({ centre }) => density(centre.lon, centre.lat) / 4),
    )
    expect(steadyValues(undefined, ask)).toEqual([])
  })

  it('are hexagons with their class and number, and the communes they touch', () => {
    const { map } = cellsOf('cell')
    expect(map).toMatchObject({
      kind: 'cell',
      cells: [
        { id: 'Cell:500:1:2', centre: [106.1, 21.2], step: 1, label: '4' },
        { id: 'Cell:500:9:2', step: 5, label: '1.200' },
      ],
    })
    expect(cellShades(cellsOf('cell'))).toEqual([
      { kind: 'STEP', step: 1 },
      { kind: 'STEP', step: 5 },
    ])
    expect(set.cells.map(edgeOf)).toEqual([500, 500])
    expect(communesOf(set.cells[0] as never, 'en')).toBe('Phường Võ Cường (en), Xã Tiên Du (en)')
  })

  it('are a surface whose density is told per square kilometre on the ground', () => {
    const density = densityOf(set.cells, 1000)
    expect(density(106.1, 21.2)).toBeCloseTo(4 / (2 * Math.PI), 6)
    // a kilometre to the north, which is one bandwidth
    expect(density(106.1, 21.2 + 1 / 111.32)).toBeCloseTo((4 / (2 * Math.PI)) * Math.exp(-0.5), 3)
    const { map } = cellsOf('heat')
    expect(map).toMatchObject({ kind: 'heat', bandwidthM: 1000, points: [{ count: 4 }, { count: 1200 }] })
    if (map?.kind !== 'heat') throw new Error('not a surface')
    expect(map.top).toBeCloseTo(1200 / (2 * Math.PI), 6)
    expect(map.bands.every(({ from }) => from <= map.top)).toBe(true)
  })

  it('say their unit, their size on the ground, what is left out, and that many people make many records', () => {
    const cell = aboutCells(cellsOf('cell'), metric, text, 'vi')
    expect(cell?.subtitle).toBe('tin trong mỗi ô · cạnh ô 500\u00A0m')
    expect(cell?.lines).toEqual(['2.606 hồ sơ không có điểm nên không nằm trong ô nào.'])
    const heat = aboutCells(cellsOf('heat'), metric, text, 'vi')
    expect(heat?.subtitle).toBe('tin trên km² · dải làm mịn 1.000\u00A0m trên mặt đất')
    for (const about of [cell, heat]) {
      expect(about?.title.toLowerCase()).not.toContain('điểm nóng')
      expect(about?.caveat).toContain('chưa phải là điểm nóng')
    }
    const none = cellsOf('cell', { unplaced: 3, cells: [] })
    expect(aboutCells(none, metric, text, 'vi')?.lines[0]).toBe('Kỳ này không có hồ sơ nào có tọa độ.')
    expect(aboutCells({ ...none, set: undefined }, metric, text, 'vi')).toBeUndefined()
  })

  it('are saved as exactly the hexagons that are drawn, with outline, communes, method and caveat', async () => {
    const figures = {
      name: 'tips_received-2025-01-01',
      title: 'Tin tiếp nhận',
      notes: [
        { label: text('take.figures'), words: 'Số liệu nội bộ' },
        { label: text('metric.method'), words: 'đếm theo đơn vị' },
      ],
      columns: [],
      rows: [],
    } as ShownTable
    const cells = cellsOf('heat')
    const about = aboutCells(cells, metric, text, 'vi')
    if (!about) throw new Error('no words')
    const table = cellFile(cells, about, metric, figures, text, 'vi')
    expect(table.name).toBe('heat-tips_received-2025-01-01')
    expect(table.columns.map(({ key }) => key)).toEqual(['id', 'communes', 'count', 'density', 'lon', 'lat'])
    expect(table.rows.map(({ cells: [id, , count] }) => [id, count])).toEqual([
      ['Cell:500:1:2', 4],
      ['Cell:500:9:2', 1200],
    ])
    const words = table.notes.map((note) => note.words).join(' ')
    expect(words).toContain('Số liệu nội bộ')
    expect(words).not.toContain('đếm theo đơn vị')
    expect(words).toMatch(/chưa phải là điểm nóng.*độ lệch chuẩn 1.000/s)
    const file = JSON.parse(await geojsonFile(table, new Map(), '').text())
    expect(file.features[1]).toMatchObject({ id: 'Cell:500:9:2', geometry: outline, properties: { count: 1200 } })
    expect(cellFile(cellsOf('cell'), about, metric, figures, text, 'vi').columns.map(({ key }) => key)).not.toContain(
      'density',
    )
  })
})
