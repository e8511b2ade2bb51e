import type { FieldDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

const TEMPLATE = 'product.template'
const VARIANT = 'product.product'

/** What a template hands on to its only variant. */
const OF_VARIANT = ['default_code', 'barcode', 'standard_price', 'weight', 'volume']

export const variantsOf = (row: Row, env: Environment) => env.table(VARIANT).referring('product_tmpl_id', row.id)

/** Those that are not archived, unless archived ones are asked for. */
export const activeVariants = (row: Row, env: Environment) =>
  variantsOf(row, env).filter(({ active }) => active || env.context.active_test === false)

/**
 * A field of the only variant; nothing of several (addons/product/models/product_template.py). Of a template that is
 * archived whole the archived ones count since 16.
 */
export function ofVariant(name: string, nothing: unknown): Pick<FieldDefinition, 'compute' | 'write'> {
  const only = (row: Row, env: Environment): Row | undefined => {
    const active = activeVariants(row, env)
    const [variant, another] = active.length > 0 || env.dialect.series.major < 16 ? active : variantsOf(row, env)
    return another === undefined ? variant : undefined
  }
  return {
    compute: (row, env) => {
      const variant = only(row, env)
      return variant === undefined ? nothing : (env.sudo().raw(env.table(VARIANT), variant, name) ?? nothing)
    },
    write: (row, value, env) => {
      const variant = only(row, env)
      const kept = isTrue(value) || env.dialect.series.major < 19 ? value : nothing
      if (variant !== undefined) env.write(VARIANT, [variant.id], { [name]: kept })
    },
  }
}

/** A template without attributes has one variant, unless one is being made already. */
export function makeFirstVariant(row: Row, env: Environment, values: Values): void {
  if (env.context.made_by_heir === VARIANT || variantsOf(row, env).length > 0) return
  const own = OF_VARIANT.filter((name) => name in values).map((name) => [
    name,
    isTrue(values[name]) || env.dialect.series.major < 19 ? values[name] : false,
  ])
  env.sudo().create(VARIANT, { product_tmpl_id: row.id, active: row.active, ...Object.fromEntries(own) })
}

/** Variants go to sleep with their template, and wake with it (tried on 14.0 and 19.0). */
export function followTemplates(rows: readonly Row[], { active }: Values, env: Environment): void {
  if (active === undefined) return
  const variants = env.table(VARIANT)
  for (const row of rows) {
    const wakes = row.active && activeVariants(row, env).length === 0
    if (!row.active || wakes) for (const one of variantsOf(row, env)) variants.update(one, { active: row.active })
  }
}

/** A template without a variant that is awake sleeps; one wakes it. */
export function followVariants(rows: readonly Row[], { active }: Values, env: Environment): void {
  if (active === undefined) return
  const templates = env.table(TEMPLATE)
  for (const id of new Set(rows.map((row) => row.product_tmpl_id as number))) {
    const template = templates.rows.get(id)
    if (template === undefined) continue
    const isAwake = variantsOf(template, env).some((one) => one.active)
    if (isAwake !== template.active) templates.update(template, { active: isAwake })
  }
}

/** A variant without attributes is copied with its template. */
export function copyVariant(row: Row, values: Values, env: Environment): number {
  const template = env.copy(TEMPLATE, row.product_tmpl_id as number, values)
  const [first] = env.table(VARIANT).referring('product_tmpl_id', template)
  return first?.id ?? env.create(VARIANT, { product_tmpl_id: template })
}
