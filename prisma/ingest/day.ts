const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A day written dd/MM/yyyy (also with - or .) or yyyy-MM-dd; null when it is none. */
export function readDay(text: string): string | null {
  const vietnamese = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text)
  if (vietnamese) return dayOf(Number(vietnamese[4]), Number(vietnamese[3]), Number(vietnamese[1]))
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return iso ? dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) : null
}

/** A moment; `hasTime` is false when only the day was written, which then stands for its first minute. */
export interface Moment {
  /** ISO 8601 with the offset of Việt Nam, or the one written */
  readonly at: string
  /** the day in Việt Nam */
  readonly day: string
  readonly hasTime: boolean
}

/** The day in Việt Nam (UTC+7, without summer time) of an instant. */
export const dayInVietnam = (instant: Date) => new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** A day as `readDay` takes it, with or without a time (HH:mm, seconds and offset optional); without an offset it is Vietnamese time. */
export function readMoment(text: string): Moment | null {
  const [, dayText = '', hour, minute, second = '00', offset = '+07:00'] =
    /^(\S+?)(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? []
  const day = readDay(dayText)
  if (day === null) return null
  if (hour === undefined) return { at: `${day}T00:00:00+07:00`, day, hasTime: false }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const at = `${day}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) ? null : { at, day: dayInVietnam(instant), hasTime: true }
}
