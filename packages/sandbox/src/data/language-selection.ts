import type { Selection } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

/** The languages that one can have: those that are installed. */
export function languages(env: Environment): Selection {
  return [...env.table('res.lang').rows.values()]
    .filter(({ active }) => active === true)
    .map(({ code, name }) => [String(code), String(name)])
}
