/** A calendar day of the database, which Prisma gives as midnight in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

export function dayOrNull(date: Date | null): string | null {
  return date && dayOf(date)
}
