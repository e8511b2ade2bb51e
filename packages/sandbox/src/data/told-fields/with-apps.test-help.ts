import { Sandbox } from '../../index.ts'
import type { Environment } from '../../orm/environment.ts'
import type { ShapeSeries } from '../../shapes.ts'

export const SERIES = ['14.0', '16.0', '17.0', '18.0', '19.0'] as const satisfies readonly ShapeSeries[]

const APPS = ['account', 'contacts', 'crm', 'mail', 'sale', 'stock', 'website_sale'] as const
const opened = new Map<ShapeSeries, Promise<Sandbox>>()

/** A sandbox with apps, one for all tests, as the administrator or somebody else sees it. */
export async function withApps(series: ShapeSeries, login = 'admin'): Promise<Environment> {
  const sandbox = opened.get(series) ?? Sandbox.open({ series, apps: APPS })
  opened.set(series, sandbox)
  // Other tests make companies, whose countries would be told, too.
  return (await sandbox).environment(login).withContext({ allowed_company_ids: [1] })
}

/** Some fields of a record; those that the series has not are left out. */
export function told(env: Environment, model: string, id: number, names: readonly string[]): Record<string, unknown> {
  const { fields } = env.table(model)
  const known = names.filter((name) => name in fields)
  if (known.length === 0) return {}
  const [{ id: _, ...values } = {}] = env.read(model, [id], known)
  return values
}

/** What a record has in some fields, in their order. */
export function valuesOf(env: Environment, model: string, id: number, ...names: readonly string[]): unknown[] {
  const [row] = env.read(model, [id], names)
  return names.map((name) => row?.[name])
}

export const countryOf = (env: Environment, code: string) => env.search('res.country', [['code', '=', code]])[0] ?? 0

/** The id that a many2one of a record has. */
export const linked = (env: Environment, model: string, id: number, name: string) =>
  Number(env.read(model, [id], [name], 'ids')[0]?.[name])
