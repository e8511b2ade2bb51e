import type { Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

/** Languages that are installed. */
export const activeLanguages = (env: Environment): readonly Readonly<Stored>[] =>
  [...env.table('res.lang').rows.values()].filter(({ active }) => active === true)

/** The languages that one can have. */
export const languages = (env: Environment): Selection =>
  activeLanguages(env).map(({ code, name }) => [String(code), String(name)])
