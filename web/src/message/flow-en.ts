import type { flowVi } from './flow-vi.ts'

/** Words of the lines from the province to where its people were taken, in English; part of the catalogue. */
export const flowEn: Readonly<Record<keyof typeof flowVi, string>> = {
  'layer.flow': 'Where victims were taken',
  'layer.flowHint':
    'Identified victims of the province by destination, in the year of the shown period. A schematic, not a route.',
  'flow.open': 'Table of where victims were taken',
  'flow.title': 'Where victims were taken',
  'flow.lead': 'Victims identified in {year} by destination · whole province · {basis}.',
  'flow.none': 'No figures by destination for {year} yet.',
  'flow.place': 'Destination',
  'flow.onMap': 'On the map',
  'flow.drawn': 'a line',
  'flow.listed': 'listed only',
  'flow.save': 'Save the table (CSV)',
  'flow.width': 'Width of a line: victims',
  'flow.range': 'range: core the low, outline the high',
  'flow.withheld': 'withheld ▨: dashes, always as wide',
  'flow.schematic':
    'A line points in the true direction from the middle of the province to the capital of the country and ends near its edge; it is no route. Within Viet Nam, elsewhere and unknown have no direction and are listed only.',
  'flow.transit':
    'Places of transit, and places of origin in the province, are not aggregated by destination, so none is drawn; reviewed routes are in the layer Key routes.',
  'flow.hover': '{year}: {figure}',
  'flow.printNote':
    'Where victims were taken: figures of {year}, whole province; lines are a schematic that points to the capital of the country, no route. Range: core the low, outline the high; dashes ▨: withheld. There are no figures of transit.',
}
