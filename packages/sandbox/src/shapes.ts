/**
 * The shapes of plain Odoo servers, 14 and 16 to 19: models and fields of sale, account, stock, contacts, crm (of 16 to 18
 * its teams alone), website_sale and mail, without labels. Each is loaded when it is asked for.
 *
 * @module @ooor/sandbox/shapes
 */

import { gunzipSync } from 'fflate'
import { ConfigError, checkOptions } from 'ooor/protocol'
import type { SandboxSchema, SchemaField } from './orm/models-of-schema.ts'
import { own } from './own.ts'
import { FILLED_IN, plainDefaults } from './shapes/plain-defaults.ts'

export type ShapeSeries = '14.0' | '16.0' | '17.0' | '18.0' | '19.0'

export interface ShapeOptions {
  /** Only these models, as `account.move`, or `account.*` for all of a name; what they refer to has a name and no more. */
  readonly models?: readonly string[]
  /** Only the models of these apps, and what `models` names: account, contacts, crm, mail, sale, stock, website_sale. */
  readonly apps?: readonly string[]
}

/** What an app brings, and what its records cannot be without. */
const APPS: Readonly<Record<string, readonly string[]>> = {
  account: ['account.*', 'product.*', 'uom.*', 'res.*'],
  contacts: ['res.*'],
  crm: ['crm.*', 'utm.*', 'res.*'],
  mail: ['mail.*', 'res.*'],
  sale: ['sale.*', 'crm.team', 'product.*', 'uom.*', 'res.*'],
  stock: ['stock.*', 'product.*', 'uom.*', 'res.*'],
  website_sale: ['website', 'website.*', 'sale.*', 'payment.*', 'product.*', 'uom.*', 'res.*'],
}

type Packed = Readonly<Record<string, Readonly<Record<string, readonly [type: string, flags: string, more?: More]>>>>
type More = Pick<SchemaField, 'relation' | 'relation_field' | 'related' | 'aggregator'> & {
  readonly selection?: readonly (string | number)[]
}

const LOADERS: Readonly<Record<ShapeSeries, () => Promise<{ readonly default: string }>>> = {
  '14.0': () => import('./shapes/odoo-14.ts'),
  '16.0': () => import('./shapes/odoo-16.ts'),
  '17.0': () => import('./shapes/odoo-17.ts'),
  '18.0': () => import('./shapes/odoo-18.ts'),
  '19.0': () => import('./shapes/odoo-19.ts'),
}

/** Leads and what they need, of servers with CRM. What these have beside them, other models lack. */
const LEADS: Partial<typeof LOADERS> = {
  '14.0': () => import('./shapes/crm-14.ts'),
  '19.0': () => import('./shapes/crm-19.ts'),
}

/**
 * The models and fields of a plain Odoo, for `new Sandbox({ schema })`.
 *
 * ```ts
 * import { Sandbox } from '@ooor/sandbox'
 * import { plainOdoo } from '@ooor/sandbox/shapes'
 *
 * const sandbox = new Sandbox({ schema: await plainOdoo('17.0', { models: ['account.*', 'stock.quant'] }) })
 * ```
 *
 * @throws ConfigError for a series that there is none of, and for models and apps that it has not
 */
export async function plainOdoo(series: ShapeSeries, options: ShapeOptions = {}): Promise<SandboxSchema> {
  checkOptions<ShapeOptions>('plainOdoo', options, { models: true, apps: true })
  const { models, apps } = options
  const load = own(LOADERS, series)
  if (load === undefined) {
    throw new ConfigError(`there is no shape of Odoo ${series}: take one of ${Object.keys(LOADERS).join(', ')}`)
  }
  for (const [name, list] of Object.entries({ models, apps })) {
    if (list !== undefined && !Array.isArray(list)) throw new ConfigError(`\`${name}\` is a list: write ['sale']`)
  }
  const plain = unpacked((await load()).default)
  const leads = asksForLeads(options) ? await LEADS[series]?.() : undefined
  const packed = leads === undefined ? plain : { ...unpacked(leads.default), ...plain }
  const wanted = apps === undefined ? models : [...(models ?? []), ...apps.flatMap(modelsOfApp)]
  const major = Number.parseInt(series, 10)
  const names = wanted === undefined ? Object.keys(packed) : chosen(Object.keys(packed), wanted, series)
  return {
    series,
    models: Object.fromEntries(names.map((name) => [name, { fields: fieldsOf(name, packed[name] ?? {}, major) }])),
  }
}

const asksForLeads = ({ apps = [], models = [] }: ShapeOptions) =>
  apps.includes('crm') || models.some((name) => name.startsWith('crm.') && name !== 'crm.team')

function unpacked(text: string): Packed {
  const bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0))
  return JSON.parse(new TextDecoder().decode(gunzipSync(bytes))) as Packed
}

function modelsOfApp(app: string): readonly string[] {
  const models = own(APPS, app)
  if (models === undefined)
    throw new ConfigError(`there is no app '${app}': take some of ${Object.keys(APPS).join(', ')}`)
  return models
}

function chosen(names: readonly string[], wanted: readonly string[], series: string): string[] {
  const found = new Set<string>()
  for (const one of wanted) {
    const matching = one.endsWith('.*') ? names.filter((name) => name.startsWith(one.slice(0, -1))) : [one]
    const known = matching.filter((name) => names.includes(name))
    if (known.length === 0) throw new ConfigError(`the shape of Odoo ${series} has no model '${one}'`)
    for (const name of known) found.add(name)
  }
  return [...found]
}

function fieldsOf(model: string, fields: Packed[string], major: number): Record<string, SchemaField> {
  const filled = new Set(FILLED_IN[model])
  const defaults = plainDefaults(model, major)
  return Object.fromEntries(
    Object.entries(fields).map(([name, [type, flags, more]]) => {
      const { selection, ...rest } = more ?? {}
      const has = (flag: string) => flags.includes(flag)
      const plain = own(defaults, name)
      const isTaken = plain !== undefined && (selection?.includes(plain as string) ?? true)
      return [
        name,
        {
          type,
          string: labelOf(name),
          ...rest,
          ...(selection && { selection: selection.map((value) => [value, labelOf(String(value))] as const) }),
          ...(has('r') && !filled.has(name) && { required: true }),
          ...(isTaken && { default: plain }),
          ...(has('o') && { readonly: true }),
          ...(has('t') && { translate: true }),
          ...(has('c') && { company_dependent: true }),
          store: !has('u'),
        },
      ]
    }),
  )
}

/** As `Partner` of `partner_id`. */
function labelOf(name: string): string {
  const words = name.replace(/_ids?$/, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
