import type { SchemeId } from './colour-scheme.ts'

/** Colours of the map, named for what they mean. The legend and the style read the same object. */
export interface MapTheme {
  readonly name: 'light' | 'dark'
  readonly outside: string
  readonly neighbour: string
  readonly neighbourLine: string
  readonly unitBlank: string
  readonly unitLine: string
  readonly unitLineStrong: string
  readonly provinceLine: string
  readonly selected: string
  readonly river: string
  readonly road: string
  readonly roadCasing: string
  readonly railway: string
  readonly text: string
  readonly textQuiet: string
  readonly textHalo: string
  /** Colour of zero, in every scheme. */
  readonly zero: string
  /** Colours of the schemes, five from low to high. Those that rise are told apart by lightness alone, so they hold for every colour vision and in grey print. */
  readonly ramps: Readonly<Record<SchemeId, readonly [string, string, string, string, string]>>
  readonly pattern: { readonly ground: string; readonly line: string }
  readonly keyRoute: string
  readonly workerHousing: string
  readonly foreignResident: string
  readonly park: string
  readonly event: string
  readonly eventLine: string
  /** Lines from the province to where its people were taken. */
  readonly flow: string
  readonly provisional: string
  /** Circles whose area tells a number; told apart from every scheme of colours below them. */
  readonly size: string
  readonly sizeLine: string
  /** Mark of figures that are live and not public. */
  readonly live: string
}

const light: MapTheme = {
  name: 'light',
  outside: '#e9eef0',
  neighbour: '#f3f5f4',
  neighbourLine: '#c3ced2',
  unitBlank: '#f7f8f7',
  unitLine: '#ffffff',
  unitLineStrong: '#4c6570',
  provinceLine: '#2c4450',
  selected: '#0d1b22',
  river: '#a9cfe0',
  road: '#ffffff',
  roadCasing: '#b4bfc3',
  railway: '#8b989d',
  text: '#12222b',
  textQuiet: '#5a6c75',
  textHalo: '#fffffff2',
  zero: '#f4f3ea',
  ramps: {
    sea: ['#d5ebdc', '#9fd3c7', '#5cafbb', '#2b7fa3', '#174b78'],
    plum: ['#f3dcea', '#dcaed2', '#bb7dbe', '#8c4f96', '#552765'],
    grey: ['#e0e0e0', '#b8b8b8', '#8f8f8f', '#646464', '#333333'],
    balance: ['#6a3a87', '#b391c6', '#ece9e7', '#8fc497', '#23713c'],
  },
  pattern: { ground: '#eef0f0', line: '#7d8b92' },
  keyRoute: '#c43d0b',
  workerHousing: '#8f5a00',
  foreignResident: '#6a35b5',
  park: '#5b5650',
  event: '#b3125f',
  eventLine: '#ffffff',
  flow: '#2a1f8f',
  provisional: '#0d1b22',
  size: '#f2a51f',
  sizeLine: '#3d2600',
  live: '#8a1c4d',
}

const dark: MapTheme = {
  name: 'dark',
  outside: '#0b1418',
  neighbour: '#111d23',
  neighbourLine: '#2b3b43',
  unitBlank: '#18262d',
  unitLine: '#0b1418',
  unitLineStrong: '#8ba3ae',
  provinceLine: '#a9bec8',
  selected: '#ffffff',
  river: '#29536a',
  road: '#55676f',
  roadCasing: '#0b1418',
  railway: '#6d7f88',
  text: '#f0f5f7',
  textQuiet: '#9db0b9',
  textHalo: '#0b1418f2',
  zero: '#232d30',
  ramps: {
    sea: ['#1d4657', '#216a7d', '#2f9398', '#74c3a4', '#dcf0b0'],
    plum: ['#4a2b56', '#71427f', '#9f68ac', '#cc9bd0', '#f5dcf2'],
    grey: ['#434b4f', '#646c70', '#8a9194', '#b4b9bb', '#e8ebec'],
    balance: ['#d9b3ee', '#8a5fa6', '#2f383c', '#4f8f60', '#aee6b4'],
  },
  pattern: { ground: '#1a262c', line: '#74868f' },
  keyRoute: '#ff8a5c',
  workerHousing: '#f0b54a',
  foreignResident: '#c3a2ff',
  park: '#b8aea3',
  event: '#ff7fb6',
  eventLine: '#0b1418',
  flow: '#b9c6ff',
  provisional: '#ffffff',
  size: '#ffbf4d',
  sizeLine: '#140d00',
  live: '#ff9cc4',
}

export const mapThemes = { light, dark } as const
