import type { Environment } from '../../orm/environment.ts'
import { Sandbox } from '../../sandbox.ts'
import type { ShapeSeries } from '../../shapes.ts'

export const SERIES: readonly ShapeSeries[] = ['14.0', '16.0', '17.0', '18.0', '19.0']

const APPS = ['account', 'contacts', 'crm', 'mail', 'sale', 'stock', 'website_sale'] as const
const opened = new Map<ShapeSeries, Promise<Sandbox>>()

/** The database of one sandbox for each series, with the fields of all apps. */
export async function plainSandbox(series: ShapeSeries): Promise<Environment> {
  const sandbox = opened.get(series) ?? Sandbox.open({ series, apps: APPS })
  opened.set(series, sandbox)
  return (await sandbox).environment()
}

/** What a record has in some fields. */
export function told(env: Environment, model: string, id: number, ...names: readonly string[]) {
  const [row] = env.read(model, [id], names)
  return names.map((name) => row?.[name])
}
