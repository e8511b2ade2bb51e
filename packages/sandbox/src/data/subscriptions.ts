import { askedId } from '../orm/asked-ids.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { ServerException, valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated } from '../python/eyes.ts'
import { follow, unfollow } from './followers.ts'

/** Makes partners follow records, or no longer; who does so of others must be able to write. */
export function subscribing(model: string, major: number, isOn: boolean): MethodDefinition {
  return {
    params: ['partner_ids', ...(major >= 9 && major < 15 ? ['channel_ids'] : []), ...(isOn ? ['subtype_ids'] : [])],
    run: (env, ids, { partner_ids, subtype_ids }) => {
      if (major < 9) return change8(env, model, ids, partner_ids, isOn)
      // Of nobody nothing is asked, and of no records neither (tried on 14.0 and 19.0).
      if (!isTrue(partner_ids) || (isOn && ids.length === 0)) return true
      const partners = iterated(partner_ids).map(hashed)
      if (!mayChange(env, model, ids, partners, isOn)) return false
      // Nobody of a name that is none leaves (tried on 16.0 and 17.0).
      const isName = typeof partner_ids === 'string' && (major === 16 || major === 17)
      if (isName && !isOn) return null
      if (major < 19 && !Array.isArray(partner_ids)) throw noList(partner_ids, isOn)
      if (isOn) add(env, model, ids, partners, subtype_ids)
      else for (const id of ids) unfollow(env, model, id, partners)
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
    env.checkAccess(table, operation)
    for (const id of ids) env.checkRules(table, [env.existing(table, id, operation)], operation)
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
  const heard = Array.isArray(subtypes) && subtypes.length > 0 ? subtypes : undefined
  for (const id of ids) follow(env, model, id, there, heard)
}

const noList = (partners: unknown, isOn: boolean) =>
  valueError(`Invalid domain term ('${isOn ? 'id' : 'partner_id'}', 'in', ${String(partners)})`)

function change8(env: Environment, model: string, ids: readonly number[], partners: unknown, isOn: boolean): true {
  const links = Array.isArray(partners) ? partners : []
  env.write(model, ids, { message_follower_ids: links.map((id) => [isOn ? 4 : 3, id]) })
  return true
}
