import { askedId, noOperator } from '../orm/asked-ids.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordsOf } from '../orm/rights.ts'
import { ServerException, valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated } from '../python/eyes.ts'
import { follow, followedBy, unfollow } from './followers.ts'

/** Makes partners follow records, or no longer; who does so of others must be able to write. */
export function subscribing(model: string, major: number, isOn: boolean): MethodDefinition {
  return {
    params: ['partner_ids', ...(major >= 9 && major < 15 ? ['channel_ids'] : []), ...(isOn ? ['subtype_ids'] : [])],
    run: (env, ids, { partner_ids, subtype_ids }) => {
      if (major < 9) return change8(env, model, ids, partner_ids, isOn)
      // Of nobody nothing is asked, and of no records neither (tried on 14.0 and 19.0).
      if (!isTrue(partner_ids) || (isOn && ids.length === 0)) return true
      const partners = iterated(partner_ids).map(hashed)
      const there = major < 19 ? ids : ids.filter(isTrue)
      if (!mayChange(env, model, ids, partners, isOn)) return false
      if (major >= 19) lookAtPartners(partner_ids, partners, isOn)
      // Nobody of a name that is none leaves (tried on 16.0 and 17.0).
      const isName = typeof partner_ids === 'string' && (major === 16 || major === 17)
      if (isName && !isOn) return null
      if (major < 19 && !Array.isArray(partner_ids)) throw noList(partner_ids, isOn)
      // What is nothing is a record of no number, as that of zero, since 19.
      if (isOn) add(env, model, there.length > 0 ? there : [0], partners, subtype_ids)
      else for (const id of there) unfollow(env, model, id, partners)
      // None for those who leave, since 14 (wire/14.0/svc-message_unsubscribe).
      return isOn || major < 14 ? true : null
    },
  }
}

/** Makes partners follow records, as `message_subscribe` does. */
export function subscribe(env: Environment, model: string, ids: readonly number[], partners: readonly unknown[]): void {
  if (mayChange(env, model, ids, partners, true)) add(env, model, ids, partners)
}

/**
 * Raises for records that the user may not change so. Who lets themselves follow what they may not read is told so by
 * false, and since 17 employees leave what they like (tried on 14.0, 17.0 and 19.0).
 */
function mayChange(
  env: Environment,
  model: string,
  ids: readonly number[],
  partners: readonly unknown[],
  isOn: boolean,
): boolean {
  const { major } = env.dialect.series
  const table = env.table(model)
  const isOneself = partners.every((one) => one === env.user.partner_id)
  if (isOneself && !isOn && major >= 17 && env.groups.includes('user')) return true
  const operation = isOneself ? 'read' : 'write'
  const check = () => {
    // Who may not is told so whatever the ids, of none too (`mail_thread.py` of 14 to 19; tried on 19.0).
    env.checkAccess(table, operation)
    const there = major < 19 ? ids : ids.filter(isTrue)
    // On 14 what no rule is about nobody looks for (tried on 14.0).
    if (major === 14) recordsOf(env, table, there.filter(isTrue), 'rule', operation)
    else for (const id of there) env.checkRules(table, [env.existing(table, id, operation)], operation)
  }
  try {
    check()
  } catch (error) {
    const isTold = isOneself && isOn && major >= 14
    if (isTold && error instanceof ServerException && error.kind === 'AccessError') return false
    throw error
  }
  return true
}

function add(
  env: Environment,
  model: string,
  ids: readonly number[],
  partners: readonly unknown[],
  subtypes?: unknown,
): void {
  const { major } = env.dialect.series
  const active = partners.filter((one) => env.table('res.partner').rows.get(askedId(one, major))?.active)
  // A set of numbers has them in their order, mostly (tried on 14.0; 15 as 14).
  const isSet = major === 14 || major === 15
  const there = isSet ? active.toSorted((one, other) => Number(one) - Number(other)) : active
  if (major < 19) {
    const heard = Array.isArray(subtypes) && subtypes.length > 0 ? subtypes : undefined
    for (const id of ids) follow(env, model, id, there, heard)
    return
  }
  const heard = isTrue(subtypes) ? iterated(subtypes) : undefined
  for (const subtype of heard ?? []) askedId(subtype, major)
  // Who follows already is looked up once, of no record nobody.
  const known = ids.map((id) => (id === 0 ? new Map() : followedBy(env, model, id)))
  for (const [index, id] of ids.entries()) follow(env, model, id, there, heard, known[index])
}

/** Who is to follow is asked for as it was sent; whose rows leave by a query, in which a text is a name (tried on 19.0). */
function lookAtPartners(sent: unknown, partners: readonly unknown[], isOn: boolean): void {
  if (!Array.isArray(sent)) hashed(sent)
  if (!isOn && partners.includes(true)) throw noOperator('boolean')
}

const noList = (partners: unknown, isOn: boolean) =>
  valueError(`Invalid domain term ('${isOn ? 'id' : 'partner_id'}', 'in', ${String(partners)})`)

function change8(env: Environment, model: string, ids: readonly number[], partners: unknown, isOn: boolean): true {
  const links = Array.isArray(partners) ? partners : []
  env.write(model, ids, { message_follower_ids: links.map((id) => [isOn ? 4 : 3, id]) })
  return true
}
