import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { inOwnOrder } from '../orm/row-sorter.ts'
import { singleton } from '../orm/singleton.ts'
import { hashed, isTrue, iterated } from '../python/eyes.ts'

/** The address of each kind that was asked for, and the contact's; of nobody none (tried on 14.0 and 19.0). */
export const addressGet: MethodDefinition = {
  params: ['adr_pref'],
  run: (env, ids, { adr_pref }) => {
    const { major } = env.dialect.series
    // Who was seen is kept in a set (tried on 14.0; the others by source).
    if (major >= 13 && major < 17) ids.forEach(hashed)
    const asked = isTrue(adr_pref) ? iterated(adr_pref).map((kind) => String(hashed(kind))) : []
    const common = kindForAll(major)
    const kinds = new Set([common, ...asked])
    const [first] = ids as readonly (number | null | undefined)[]
    // Of a contact that is being made there are no others (tried on 14.0 and 19.0).
    if (first === null || (first === 0 && env.dialect.series.major >= 19)) {
      return Object.fromEntries([...kinds].map((kind) => [kind, first]))
    }
    const table = env.table('res.partner')
    const found: Found = { addresses: new Map(), visited: new Set() }
    for (const id of ids) {
      env.checkRules(table, [env.existing(table, hashed(id), 'read')], 'read')
      look(found, id, kinds, env)
      if (found.addresses.size === kinds.size) return Object.fromEntries(found.addresses)
    }
    // Where not all were found, nothing stands in for those of several contacts (tried on 14.0).
    const own = first === undefined ? false : singleton('res.partner', ids)
    const other = found.addresses.get(common) ?? own
    return Object.fromEntries([...kinds].map((kind) => [kind, found.addresses.get(kind) ?? other]))
  },
}

/**
 * The contact for a purpose: among the customer's own, then those of its company; else the one for all purposes
 * (`address_get` of res.partner).
 */
export function addressOf(id: number, type: string, env: Environment): number {
  const found: Found = { addresses: new Map(), visited: new Set() }
  const common = kindForAll(env.dialect.series.major)
  look(found, id, new Set([type, common]), env)
  return found.addresses.get(type) ?? found.addresses.get(common) ?? id
}

/** The kind of address for all purposes (tried on 7.0 and 8.0; 9 by source). */
const kindForAll = (major: number) => (major === 7 || major === 8 ? 'default' : 'contact')

interface Found {
  /** Ids by kind. */
  readonly addresses: Map<string, number>
  readonly visited: Set<number>
}

/** Looks for addresses of some kinds from a contact on, until all are found. */
function look({ addresses, visited }: Found, id: number, kinds: ReadonlySet<string>, env: Environment): void {
  const partners = env.table('res.partner')
  let current = partners.rows.get(id)
  while (current !== undefined) {
    const waiting = [current]
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      visited.add(record.id)
      const kind = String(record.type)
      if (kinds.has(kind) && !addresses.has(kind)) addresses.set(kind, record.id)
      if (addresses.size === kinds.size) return
      waiting.unshift(...childrenOf(record.id, env).filter((one) => !one.is_company && !visited.has(one.id)))
    }
    const above: unknown = current.is_company ? undefined : current.parent_id
    current = visited.has(above as number) ? undefined : partners.rows.get(above as number)
  }
}

/** In the order of contacts: by their names (tried on 14.0, 18.0 and 19.0; the others by source). */
function childrenOf(id: number, env: Environment): readonly Readonly<Stored>[] {
  const table = env.table('res.partner')
  const children = table.referring('parent_id', id).filter(({ active }) => active)
  return inOwnOrder(env.sudo(), table, children)
}
