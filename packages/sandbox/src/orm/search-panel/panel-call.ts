import { isTrue } from '../../python/eyes.ts'
import { domainSeen, requiredDomain } from '../base/seen-arguments.ts'
import type { Environment } from '../environment.ts'
import { joinedFlat } from '../group/join-domains.ts'

/** A search panel's question: which values a field of records has, and what else is chosen in the panel. */
export interface PanelCall {
  readonly env: Environment
  readonly model: string
  readonly field: string
  /** What else was given, by the names of Odoo's web client. */
  readonly options: Readonly<Record<string, unknown>>
}

/** A value of the field: an id or a key, its name, and what the call wants beside it. */
export type PanelValue = Record<string, unknown> & { readonly id: number | string; readonly display_name: unknown }

/** What stands in the place of more values than a limit lets through. */
export const TOO_MANY = { error_msg: 'Too many items to display.' }

export const isWanted = ({ options }: PanelCall, option: string) => isTrue(options[option])

/** The domain that an option holds; nothing where it was not given. */
export function domainOption({ env, options }: PanelCall, option: string): readonly unknown[] {
  return joined(env, [option in options ? options[option] : []])
}

/** All of several domains. Raises for those that are none. */
export function joined(env: Environment, domains: readonly unknown[]): readonly unknown[] {
  const { major } = env.dialect.series
  const seen = domains.map((domain) => (major < 19 ? joinable(env, domain) : requiredDomain(env, domain)))
  for (const domain of seen) checkWhole(env, domain)
  const parts = seen.filter((domain) => !isEverything(domain))
  return parts.length === 0 ? [] : joinedFlat(parts)
}

/** True for a domain that leaves nothing out. */
export function isEverything(domain: readonly unknown[]): boolean {
  const [leaf] = domain
  return domain.length === 0 || (domain.length === 1 && Array.isArray(leaf) && leaf[0] === 1 && leaf[2] === 1)
}

/** Each operator of a domain has what it joins. */
function checkWhole(env: Environment, domain: readonly unknown[]): void {
  let expected = 1
  for (const term of domain) {
    if (expected === 0) expected = 1
    if (term === '&' || term === '|') expected += 1
    else if (term !== '!') expected -= 1
  }
  if (domain.length > 0 && expected !== 0) throw env.dialect.domains.malformed(domain)
}

/** A domain that others are added to: nothing else than a list of terms can be. */
function joinable(env: Environment, domain: unknown): readonly unknown[] {
  // On 18 nothing is none either (tried on 16.0 to 18.0).
  const seen: unknown = env.dialect.series.major < 18 ? domainSeen(env, domain) : domain
  if (Array.isArray(seen)) return seen
  throw env.dialect.domains.notAList(seen)
}
