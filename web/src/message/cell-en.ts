import type { cellVi } from './cell-vi.ts'

/** Words of counts at places, in English. */
export const cellEn: Readonly<Record<keyof typeof cellVi, string>> = {
  'draw.cell': 'Hexagons',
  'draw.cellHint': 'Records with coordinates, counted in each hexagon. Edges shrink from 4 km to 500 m as you zoom in.',
  'draw.heat': 'Heat surface',
  'draw.heatHint':
    'Kernel density of the records with coordinates, for each km². It shows where there are many, not where there are more than usual.',
  'draw.staffOnly': 'only for accounts that read exact figures, since a small hexagon can point at people.',
  'draw.askAccount':
    'The map shows colours by unit. Sign in if you have an account; an administrator can give you one.',
  'draw.askScope': 'The map shows colours by unit. Ask an administrator for the right to {scope}.',
  'draw.staffLabel': 'Why the map is not drawn as the address asks',
  'draw.stayWithFill': 'Stay with colours by unit',
  'draw.staffMore': 'Accounts that read exact figures also have hexagons and a heat surface.',

  'cell.title': '{metric} by hexagon',
  'cell.heatTitle': 'Density: {metric}',
  'cell.inOne': '{unit} in each hexagon',
  'cell.perKm2': '{unit} per km²',
  'cell.edgeIs': 'edges of {edge}',
  'cell.bandwidthIs': 'bandwidth {bandwidth} on the ground',
  'cell.bandwidth': 'Bandwidth (on the ground)',
  'cell.cells': '{units} hexagons',
  'cell.below': 'Below the first step nothing is coloured.',
  'cell.none': 'No record of this period has coordinates.',
  'cell.narrowed': 'Only the events chosen in the filter of the layer Campaign events are counted.',
  'cell.caveat': 'Where many people live there are many records: a high class is not yet a hotspot.',
  'cell.more': 'Caveats and method',
  'cell.fullCaveat':
    'This picture only counts: nothing is divided by residents, and nothing is tested. “Hotspots” show where there is more than the people there would lead to expect. It says nothing of a person or a house.',
  'cell.method':
    'Every record with coordinates is counted in one hexagon, with edges of {edge}, of the grid in EPSG:9209; a hexagon without a record is not drawn.',
  'cell.heatMethod':
    'Records are counted in hexagons with edges of {edge} and spread from their middles by the normal kernel of two dimensions (Silverman 1986) with a standard deviation of {bandwidth}, the same at every zoom and not corrected at the edges. Classes divide the densities at the middles of hexagons that hold a record.',
  'cell.toHotspots': 'Show hotspots',
  'cell.nothingHere': 'No record with coordinates here',
  'cell.in': 'In: {units}',
  'cell.one': 'Hexagon with edges of {edge}',
  'cell.communes': 'Communes',
  'cell.middle': 'Middle (latitude, longitude)',
  'cell.lon': 'Longitude of the middle',
  'cell.lat': 'Latitude of the middle',
  'cell.table': 'Hexagons that hold records',
  'cell.fileHint': '{rows} hexagons, exactly those that are drawn, with communes, middles, method and caveats.',
  'cell.fault':
    '“{metric}” has no coordinates of single records, so it cannot be counted by hexagon. The map shows colours by unit; choose tips received, cases opened or campaign events.',

  'page.label': 'Pages of the table',
  'page.before': 'Page before',
  'page.next': 'Next page',
  'page.at': '{from}–{to} of {all}',
}
