/** Of what each one leads to, that alone which it does not reach through another: the same graph with fewer lines. */
export function nearestPaths(graph: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const reached = new Map<string, ReadonlySet<string>>()
  const reach = (name: string): ReadonlySet<string> => {
    const known = reached.get(name)
    if (known !== undefined) return known
    const all = new Set<string>()
    // Set before it is full: a circle ends here.
    reached.set(name, all)
    for (const next of graph.get(name) ?? []) {
      all.add(next)
      for (const one of reach(next)) all.add(one)
    }
    return all
  }
  return new Map(
    [...graph].map(([name, all]) => {
      const direct = [...new Set(all)]
      return [name, direct.filter((one) => !direct.some((other) => other !== one && reach(other).has(one)))]
    }),
  )
}
