import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { hashed, isTrue, iterated } from '../python/eyes.ts'

/** The address of each kind that was asked for, and the contact's; of nobody none (tried on 14.0 and 19.0). */
export const addressGet: MethodDefinition = {
  params: ['adr_pref'],
  run: (env, ids, { adr_pref }) => {
    const asked = isTrue(adr_pref) ? iterated(adr_pref).map((kind) => String(hashed(kind))) : []
    const kinds = new Set(['contact', ...asked])
    const [id] = ids as readonly (number | null | undefined)[]
    // Of a contact that is being made there are no others (tried on 14.0 and 19.0).
    if (id === null) return Object.fromEntries([...kinds].map((kind) => [kind, null]))
    const table = env.table('res.partner')
    if (id !== undefined) env.checkRules(table, [env.existing(table, hashed(id), 'read')], 'read')
    return Object.fromEntries([...kinds].map((kind) => [kind, id === undefined ? false : addressOf(id, kind, env)]))
  },
}

/**
 * The contact for a purpose: among the customer's own, then those of its company; else the one for all purposes
 * (`address_get` of res.partner).
 */
export function addressOf(id: number, type: string, env: Environment): number {
  const partners = env.table('res.partner')
  const found = new Map<unknown, number>()
  const visited = new Set<number>()
  let current = partners.rows.get(id)
  while (current !== undefined && !visited.has(current.id)) {
    const waiting = [current]
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      visited.add(record.id)
      if ((record.type === type || record.type === 'contact') && !found.has(record.type)) {
        found.set(record.type, record.id)
      }
      if (found.size === 2) return found.get(type) as number
      const children = partners.referring('parent_id', record.id)
      waiting.unshift(...children.filter((one) => one.active && !one.is_company && !visited.has(one.id)))
    }
    current = current.is_company ? undefined : partners.rows.get(current.parent_id as number)
  }
  return found.get(type) ?? found.get('contact') ?? id
}
