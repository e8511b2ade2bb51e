import type { Environment, Page } from './environment.ts'

/** What a model's own way finds by a name; undefined where it has none for such a name. */
export function foundByTries(
  env: Environment,
  model: string,
  name: unknown,
  operator: string,
  among: readonly unknown[],
  page: Page | (() => Page),
): number[] | undefined {
  const tries = typeof name === 'string' ? env.table(model).definition.nameTries?.(name, operator, env) : undefined
  for (const { domains, limitsEach } of tries ?? []) {
    const found: number[] = []
    for (const domain of domains) {
      const { limit, ...rest } = typeof page === 'function' ? page() : page
      const left = limit && !limitsEach ? limit - found.length : limit
      if (limit && left === 0) break
      const isApart = found.length > 0 && limitsEach !== 'with'
      const asked = [...domain, ...among, ...(isApart ? [['id', 'not in', found]] : [])]
      const ids = env.search(model, asked, { ...rest, ...(left && { limit: left }) })
      found.push(...ids.filter((id) => !found.includes(id)))
    }
    if (found.length > 0) return found
  }
  return tries && []
}
