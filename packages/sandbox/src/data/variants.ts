import type { FieldDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { inOwnOrder } from '../orm/row-sorter.ts'
import { isTrue } from '../python/eyes.ts'
import { hasDynamicLines } from './attributes-in-use.ts'
import { makeFirstVariants, wakeVariants } from './combinations.ts'
import { checkOrdersOfProducts } from './companies-that-sell.ts'

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

/** The first of them in their order, by code (tried on 19.0; the others by source). */
export function firstVariant(row: Row, env: Environment): Row | undefined {
  return inOwnOrder(env.sudo(), env.table(VARIANT), activeVariants(row, env))[0]
}

/** Where a template of several variants keeps what it was given. */
const KEPT = 'own:'
const KEPT_FIELDS = ['default_code', 'weight', 'volume']

/**
 * A field of the only variant; nothing of several (addons/product/models/product_template.py). Of a template that is
 * archived whole the archived ones count since 16. One that is kept stays as it was written until variants change.
 */
export function ofVariant(name: string, nothing: unknown, isKept = false): Pick<FieldDefinition, 'compute' | 'write'> {
  const only = (row: Row, env: Environment, since = 16): Row | undefined => {
    const active = activeVariants(row, env)
    const [variant, another] = active.length > 0 || env.dialect.series.major < since ? active : variantsOf(row, env)
    return another === undefined ? variant : undefined
  }
  return {
    compute: (row, env) => {
      // On 16 of a sleeping variant the barcode alone is told, though all is written (tried on 16.0).
      const variant = only(row, env, name === 'barcode' ? 16 : 17)
      const kept = (isKept && row[KEPT + name]) || nothing
      if (variant === undefined || (staysKept(env) && isTrue(kept))) return kept
      // Computed from a number that nobody gave it is zero, and not NULL.
      const told = env.sudo().raw(env.table(VARIANT), variant, name)
      return told === false ? nothing : (told ?? nothing)
    },
    write: (row, value, env) => {
      const variant = only(row, env)
      const kept = isTrue(value) || env.dialect.series.major < 19 ? value : nothing
      if (variant !== undefined) env.write(VARIANT, [variant.id], { [name]: kept })
      else if (isKept) env.table(TEMPLATE).update(row, { [KEPT + name]: inHundredths(kept) })
    },
  }
}

/** The template of a variant that is named by its id. */
export function templateOfVariant(id: unknown, env: Environment): number | undefined {
  return env.table(VARIANT).rows.get(id as number)?.product_tmpl_id as number | undefined
}

/** Up to 15 what is kept counts until a variant changes, also beside one (tried on 14.0; 15 is taken for it). */
const staysKept = ({ dialect }: Environment) => dialect.series.major >= 13 && dialect.series.major < 16

/** What sleeps keeps what it had up to 16 (tried on 14.0 and 16.0). */
const keepsAsleep = (env: Environment) => staysKept(env) || env.dialect.series.major === 16

function keepGiven(row: Row, env: Environment, given: Values): void {
  const told = KEPT_FIELDS.map((name) => [KEPT + name, inHundredths(given[name])] as const)
  env.table(TEMPLATE).update(row, Object.fromEntries(told))
}

/** What a template had before its variants went to sleep, it has afterwards. */
function keepOwn(row: Row, env: Environment): void {
  const table = env.table(TEMPLATE)
  const told = KEPT_FIELDS.map((name) => [KEPT + name, env.sudo().raw(table, row, name)] as const)
  table.update(row, Object.fromEntries(told))
}

/** A template without attributes has one variant, unless one is being made already; it has what the template is given. */
export function makeFirstVariant(row: Row, env: Environment, values: Values): void {
  if (env.context.made_by_heir === VARIANT) return
  // Up to 15 what is nothing is not handed on (tried on 14.0; 15 is taken for it).
  const isGiven = (name: string) => name in values && (!staysKept(env) || isTrue(values[name]))
  const own = OF_VARIANT.filter(isGiven).map((name) => [
    name,
    isTrue(values[name]) || env.dialect.series.major < 19 ? values[name] : false,
  ])
  const given: Values = Object.fromEntries(own)
  if (hasDynamicLines(row.id, env)) {
    keepGiven(row, env, given)
    return
  }
  const isAsleep = !row.active && keepsAsleep(env)
  makeFirstVariants(row.id, env)
  const [first, another] = variantsOf(row, env)
  if (another !== undefined || isAsleep) keepGiven(row, env, given)
  else if (first !== undefined && own.length > 0) env.sudo().write(VARIANT, [first.id], given)
}

const inHundredths = (value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)

/** What a template of several variants was given is forgotten with any change of theirs, or with that of the same. */
function forgetOwn(template: number, env: Environment, names: readonly string[] = KEPT_FIELDS): void {
  const row = env.table(TEMPLATE).rows.get(template)
  const kept = names.map((name) => KEPT + name).filter((key) => row?.[key])
  if (row !== undefined && kept.length > 0) {
    env.table(TEMPLATE).update(row, Object.fromEntries(kept.map((key) => [key, false])))
  }
}

/** A template goes with its last variant that is awake, unless variants are made on demand; of several that go together none is the last. */
export function takeTemplates(rows: readonly Row[], env: Environment): void {
  const areAll = env.context.active_test === false
  for (const row of rows) {
    const template = row.product_tmpl_id as number
    const others = env.table(VARIANT).referring('product_tmpl_id', template)
    if (others.some(({ id, active }) => (active || areAll) && id !== row.id)) forgetOwn(template, env)
    else if (env.table(TEMPLATE).rows.has(template) && !hasDynamicLines(template, env))
      env.sudo().unlink(TEMPLATE, [template])
  }
}

/** Variants go to sleep with their template, and wake with it; those of a new one that sleeps are awake (tried on 14.0 and 19.0). */
export function followTemplates(
  rows: readonly Row[],
  values: Values,
  env: Environment,
  operation: 'create' | 'write',
): void {
  if (operation === 'create') return
  checkOrdersOfProducts(rows, values, env)
  if ('attribute_line_ids' in values) for (const row of rows) wakeVariants(row.id, env)
  if (values.active === undefined) return
  const variants = env.table(VARIANT)
  for (const row of rows) {
    const wakes = row.active && activeVariants(row, env).length === 0
    if (!row.active && keepsAsleep(env)) keepOwn(row, env)
    if (!row.active || wakes) for (const one of variantsOf(row, env)) variants.update(one, { active: row.active })
  }
}

/**
 * A template without a variant that is awake sleeps, and one wakes it: where variants are archived by the button (tried on
 * 14.0; by source of 19).
 */
export function followVariants(rows: readonly Row[], values: Values, env: Environment): void {
  const areOthers = 'active' in values || 'product_tmpl_id' in values
  const changed = areOthers ? KEPT_FIELDS : KEPT_FIELDS.filter((name) => name in values)
  if (changed.length > 0) for (const row of rows) forgetOwn(row.product_tmpl_id as number, env, changed)
  if (values.active === undefined || !env.context.archives_by_button) return
  const templates = env.table(TEMPLATE)
  for (const id of new Set(rows.map((row) => row.product_tmpl_id as number))) {
    const template = templates.rows.get(id)
    if (template === undefined || template.create_date === env.moment()) continue
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
