type Domain = readonly unknown[]

/** Joins domains by `&`, as `expression.AND` did up to 16: each part as it is, a normal one in front of it. */
export function joinedParts(parts: readonly Domain[]): unknown[] {
  const told = parts.filter((part) => part.length > 0).map(normal)
  return [...told.slice(1).map(() => '&'), ...told.flat()]
}

/** Joins them as `Domain.AND` does: one list of conditions, each `&` before all (tried on 19.0). */
export function joinedFlat(parts: readonly Domain[]): unknown[] {
  const terms = parts.flatMap((part) =>
    isConjunction(part) ? part.filter(Array.isArray).map((leaf) => [leaf]) : [normal(part)],
  )
  if (terms.length === 0) return [[1, '=', 1]]
  return [...terms.slice(1).map(() => '&'), ...terms.flat()]
}

function isConjunction(domain: Domain): boolean {
  return domain.every((term) => Array.isArray(term) || term === '&')
}

/** With the `&` that are left out. */
function normal(domain: Domain): unknown[] {
  let expected = 1
  const written: unknown[] = []
  for (const term of domain) {
    if (expected === 0) {
      written.unshift('&')
      expected = 1
    }
    written.push(term)
    if (Array.isArray(term)) expected -= 1
    else if (term !== '!') expected += 1
  }
  return written
}

/** One after the other, without the `&` between them, up to 8 (wire/8.0/old-read_group-date-month). */
export function concatenated(parts: readonly Domain[], domain: Domain): unknown[] {
  return [...parts.flat().filter((term) => term !== '&'), ...domain]
}
