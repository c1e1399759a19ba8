/** Words of time, of comparing periods and of boundaries, in Vietnamese; part of the catalogue. */
export const timeVi = {
  'time.play': 'Chạy theo thời gian',
  'time.pause': 'Dừng',
  'time.speed': 'Tốc độ chạy',
  'time.slow': 'Chậm',
  'time.normal': 'Vừa',
  'time.fast': 'Nhanh',
  'time.marks': 'Mốc thời gian',
  'time.markLaw': 'Pháp luật',
  'time.markProgramme': 'Chương trình',
  'time.markSeason': 'Đợt cao điểm',
  'time.markBoundary': 'Địa giới',
} as const
