import type { workVi } from './work-vi.ts'

/** Words of the tools on the map in English; part of the catalogue. */
export const workEn: Readonly<Record<keyof typeof workVi, string>> = {
  'work.undo': 'Undo (Ctrl+Z)',
  'work.redo': 'Redo (Ctrl+Shift+Z)',
}
