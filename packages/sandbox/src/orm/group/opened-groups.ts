import { isTrue } from '../../python/eyes.ts'
import type { Environment } from '../environment.ts'
import { type Specification, webRead } from '../web-read.ts'

type Group = Record<string, unknown>
type Domain = readonly unknown[]

/** What the web client remembers of a group that stood open. */
interface Opening {
  readonly value: unknown
  readonly folded?: unknown
  readonly limit?: number
  readonly offset?: number
  readonly progressbar_domain?: Domain
  readonly groups?: readonly Opening[]
}

/** Groups below a group: some of them, and how many there are. */
interface Below {
  readonly groups: Group[]
  readonly length: number
}

/** Which groups are told with what is in them. */
export interface Unfolding {
  readonly env: Environment
  readonly model: string
  readonly domain: Domain
  /** What rows within a group are sorted by. */
  readonly order: string
  readonly openings: readonly Opening[] | undefined
  readonly limit: number | undefined
  readonly specification: Specification
  below(domain: Domain, key: string, page: { readonly limit: number | undefined; readonly offset: number }): Below
}

/** How many groups of a level are open (addons/web/models/models.py of 19, `_open_groups`). */
const MOST_OPEN = 10

/** Opens groups: with those below them by the next key, or with their records at the last one (tried on 19.0). */
export function openGroups(
  unfolding: Unfolding,
  groups: readonly Group[],
  keys: readonly string[],
  isAuto: boolean,
  known: readonly Opening[] = unfolding.openings ?? [],
  around: Domain = [],
): void {
  const { env, model } = unfolding
  const [key = '', next] = keys
  const isLink = env.table(model).fields[key.split(/[:.]/)[0] ?? '']?.relation !== undefined
  const most = Number(env.context.max_number_opened_groups) || MOST_OPEN
  let open = 0
  for (const group of groups) {
    const value = Array.isArray(group[key]) ? (group[key] as unknown[])[0] : group[key]
    const remembered = unfolding.openings && known.find((one) => one.value === value)
    if (remembered === undefined ? !isAuto || open >= most || (isLink && !group[key]) : isTrue(remembered.folded)) {
      continue
    }
    open += 1
    const { limit = unfolding.limit, offset = 0 } = remembered ?? {}
    const within = [...around, ...(group.__extra_domain as unknown[])]
    if (next === undefined) {
      openRecords(unfolding, group, [...within, ...(remembered?.progressbar_domain ?? [])], { limit, offset })
      continue
    }
    const below = unfolding.below([...within, ...unfolding.domain], next, { limit, offset })
    group.__groups = below
    openGroups(unfolding, below.groups, keys.slice(1), false, remembered?.groups ?? [], within)
  }
}

function openRecords(
  { env, model, domain, order, specification }: Unfolding,
  group: Group,
  within: Domain,
  { limit, offset }: { readonly limit: number | undefined; readonly offset: number },
): void {
  const isBeyond = offset > 0 && offset >= Number(group.__count)
  if (isBeyond) group.__offset = 0
  const page = { order, offset: isBeyond ? 0 : offset, limit }
  group.__records = webRead(env, model, env.search(model, [...domain, ...within], page), specification)
}

/** What rows within groups are sorted by: the asked order without the keys, then the model's (`web_read_group` of 19). */
export function orderWithin(asked: string, ofModel: string, keys: readonly string[]): string {
  const nameOf = (term: string) => term.trim().split(/\s/)[0] ?? ''
  const own = asked.split(',').filter((term) => nameOf(term) !== '')
  const names = own.map(nameOf)
  const rest = ofModel.split(',').filter((term) => !names.includes(nameOf(term)))
  const isSorted = (term: string) => !keys.includes(nameOf(term)) && nameOf(term) !== '__count'
  return [...own, ...rest].filter(isSorted).join(',')
}
