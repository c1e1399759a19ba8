/** A pseudonym as it was typed or copied, in the form it is kept in; undefined when it cannot be one. */
export function pseudonymOf(typed: string): string | undefined {
  const word = typed.trim().toUpperCase()
  return /^V-[0-9A-Z-]{1,40}$/.test(word) ? word : undefined
}
