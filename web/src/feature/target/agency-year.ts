interface NamedAgency {
  readonly id: string
  readonly name: string
  readonly validFrom: string
  readonly validTo?: string | null
}

const yearOf = (day: string) => day.slice(0, 4)

/**
 * The year that tells an agency from another of its name, by id: `to` for one that has ended, `from` for one that goes on. A name that
 * stands once needs none.
 */
export function yearsApart(
  agencies: readonly NamedAgency[],
): ReadonlyMap<string, { readonly to: string } | { readonly from: string }> {
  const alike = (name: string) => agencies.filter((other) => other.name === name).length
  return new Map(
    agencies
      .filter(({ name }) => alike(name) > 1)
      .map(({ id, validFrom, validTo }) => [id, validTo ? { to: yearOf(validTo) } : { from: yearOf(validFrom) }]),
  )
}
