/** Words of the tools on the map – undo, draw, measure, print, take away, keep a view – in Vietnamese; part of the catalogue. */
export const workVi = {
  'work.undo': 'Hoàn tác (Ctrl+Z)',
  'work.redo': 'Làm lại (Ctrl+Shift+Z)',
} as const
