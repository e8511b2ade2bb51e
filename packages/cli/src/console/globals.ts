import type { CredentialOptions } from 'ooor'
import * as library from 'ooor'
import type { ModelSession } from './model-session.ts'

/** What a console and a program can change of who they are, and how they show values: the global `ooor`. */
export interface Tools {
  show(value: unknown): Promise<void>
  as(login?: string): Promise<void>
  lang(code?: string): Promise<void>
  company(...ids: readonly number[]): Promise<void>
}

/** The tools of a session. */
export function toolsOf(
  models: ModelSession,
  credentialOf: (login: string) => Promise<CredentialOptions>,
  show: (value: unknown) => Promise<void>,
): Tools {
  return {
    show,
    as: async (login) => models.become(login === undefined ? undefined : await credentialOf(login)),
    lang: (code) =>
      models.see(code === undefined ? models.session.withContext({ lang: undefined }) : models.session.withLang(code)),
    company: (first, ...rest) =>
      models.see(
        first === undefined
          ? models.session.withContext({ allowed_company_ids: undefined })
          : models.session.withCompany(first, ...rest),
      ),
  }
}

/** What `ooor` exports and is of use by its name: conditions, commands, errors. */
export const LIBRARY_NAMES: ReadonlySet<string> = new Set(Object.keys(library))

/** True for a name that JavaScript or Node has: models get no such name. */
export function isTaken(name: string): boolean {
  return name in globalThis || LIBRARY_NAMES.has(name) || OWN.has(name)
}

const OWN = new Set(['odoo', 'session', 'ooor', '_', '_error', 'require', 'module', 'exports'])

/**
 * Gives code its surroundings: `odoo`, `session`, a name for each model, what `ooor` exports, and `ooor` itself. Models
 * are of the session that is the current one when they are named. Whatever is assigned to a name stays.
 */
export function bindGlobals(models: ModelSession, tools: Tools, target: object = globalThis): void {
  const bind = (name: string, get: () => unknown) => {
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: false,
      get,
      set: (value: unknown) => {
        Object.defineProperty(target, name, { configurable: true, enumerable: true, writable: true, value })
      },
    })
  }
  for (const [name, value] of Object.entries(library)) if (!(name in target)) bind(name, () => value)
  for (const [name, model] of models.bindings) bind(name, () => models.session.model(model))
  bind('odoo', () => models.odoo)
  bind('session', () => models.session)
  bind('ooor', () => tools)
}
