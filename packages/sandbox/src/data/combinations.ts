import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { inOwnOrder } from '../orm/row-sorter.ts'
import { blockersOf } from '../orm/unlink.ts'
import { userError } from '../python/exceptions.ts'
import { isDynamic, makesVariants } from './attributes-in-use.ts'

type Row = Readonly<Stored>

const TEMPLATE = 'product.template'
const PRODUCT = 'product.product'
const LINE = 'product.template.attribute.line'
const VALUE = 'product.template.attribute.value'
const ATTRIBUTE_VALUE = 'product.attribute.value'

/** A variant's values of its template's attributes. */
export const valuesOf = (variant: Row) => (variant.product_template_attribute_value_ids ?? []) as number[]

const isInUse = ({ ptav_active }: Row) => ptav_active !== false

/** The values that a template comes in by one of its lines. */
function valuesOfLine(line: number, env: Environment): Row[] {
  return inOwnOrder(env, env.table(VALUE), madeFor(line, env))
}

/** The values of a line that has been made just now, in the order that they were made in (tried on 14.0 and 19.0). */
const madeFor = (line: number, env: Environment): Row[] =>
  env.table(VALUE).referring('attribute_line_id', line).filter(isInUse)

/** As `Black, Custom`: those by which variants differ. */
export function combinationName(variant: Row, env: Environment): string {
  const ids = valuesOf(variant)
  if (ids.length === 0) return ''
  const table = env.sudo().table(VALUE)
  const rows = inOwnOrder(
    env.sudo(),
    table,
    ids.flatMap((id) => table.rows.get(id) ?? []),
  )
  const names = rows.filter((row) => valuesOfLine(row.attribute_line_id as number, env.sudo()).length > 1)
  return names.map((row) => String(env.sudo().raw(table, row, 'name'))).join(', ')
}

/** What a variant costs beside its template. */
export function extraPrice(variant: Row, env: Environment): number {
  const ids = valuesOf(variant)
  if (ids.length === 0) return 0
  const { rows } = env.sudo().table(VALUE)
  return ids.reduce((sum, id) => sum + ((rows.get(id)?.price_extra as number) || 0), 0)
}

/** Templates have the values of their lines, and the variants of these (`_update_product_template_attribute_values`). */
export function followLines(lines: readonly Row[], env: Environment): void {
  const table = env.table(VALUE)
  const leaving: Row[] = []
  const fresh = new Set<number>()
  for (const line of lines) {
    const wanted = line.value_ids as number[]
    const known = table.referring('attribute_line_id', line.id)
    if (known.length === 0) fresh.add(line.id)
    const isWanted = (row: Row) => wanted.includes(row.product_attribute_value_id as number)
    leaving.push(...known.filter((row) => isInUse(row) && !isWanted(row)))
    for (const row of known.filter(isWanted)) if (!isInUse(row)) table.update(row, { ptav_active: true })
    const ids = new Set(known.map((row) => row.product_attribute_value_id))
    for (const value of wanted.filter((id) => !ids.has(id))) {
      // What it costs in any product, since 17 (tried on 19.0; 17 and 18 by source).
      const extra = env.table(ATTRIBUTE_VALUE).rows.get(value)?.default_extra_price
      env.create(VALUE, {
        ...{ attribute_line_id: line.id, product_attribute_value_id: value },
        ...(extra !== undefined && { price_extra: extra }),
      })
    }
  }
  takeOut(leaving, env)
  for (const template of templatesOf(lines)) if (hasVariants(template, env)) makeVariants(template, env, { fresh })
  forgetUnused(leaving, env)
}

/** A template that is being made has none yet, nor one whose variants are made on demand. */
const hasVariants = (template: number, env: Environment) =>
  env.table(PRODUCT).referring('product_tmpl_id', template).length > 0

/** Those of a new template, once all of its lines are there; up to 8 there are no lines here. */
export function makeFirstVariants(template: number, env: Environment): void {
  if (!env.hasModel(LINE)) {
    env.sudo().create(PRODUCT, { product_tmpl_id: template })
    return
  }
  const lines = env.table(LINE).referring('product_tmpl_id', template)
  makeVariants(template, env.sudo(), { fresh: new Set(lines.map(({ id }) => id)) })
  if (lines.length > 0) wakeVariants(template, env)
}

/**
 * A template that comes with lines looks twice: what it has made asleep, as it sleeps itself, is awake then (tried on 14.0
 * and 19.0). Where it is awake there is nothing left to do.
 */
export function wakeVariants(template: number, env: Environment): void {
  if (env.table(TEMPLATE).rows.get(template)?.active === false) makeVariants(template, env.sudo(), {})
}

/** The same when lines go. */
export function leaveLines(lines: readonly Row[], env: Environment): void {
  const gone = new Set(lines.map(({ id }) => id))
  takeOut(
    lines.flatMap(({ id }) => valuesOfLine(id, env)),
    env,
  )
  for (const template of templatesOf(lines)) makeVariants(template, env, { gone })
}

const templatesOf = (lines: readonly Row[]) => new Set(lines.map((line) => line.product_tmpl_id as number))

/** Variants stay when they lose the only value of a line. */
function takeOut(values: readonly Row[], env: Environment): void {
  const table = env.table(VALUE)
  for (const value of values) {
    const isAlone = table.referring('attribute_line_id', value.attribute_line_id as number).length === 1
    if (isAlone) for (const variant of having(value, env)) link(variant, without(variant, value.id), env)
    table.update(value, { ptav_active: false })
  }
}

const without = (variant: Row, value: number) => valuesOf(variant).filter((id) => id !== value)

/** The variants that a value of a line is of: those of the line's template. */
function having({ id, attribute_line_id }: Row, env: Environment): Row[] {
  const line = env.table(LINE).rows.get(attribute_line_id as number)
  const variants = env.table(PRODUCT).referring('product_tmpl_id', line?.product_tmpl_id as number)
  return variants.filter((variant) => valuesOf(variant).includes(id))
}

function link(variant: Row, ids: readonly number[], env: Environment): void {
  env.table(PRODUCT).update(variant, { product_template_attribute_value_ids: ids })
}

/** What an archived variant has is kept. */
function forgetUnused(values: readonly Row[], env: Environment): void {
  const unused = values.filter((value) => !isInUse(value) && having(value, env).length === 0)
  env.unlink(
    VALUE,
    unused.map(({ id }) => id),
  )
}

/** Lines that are about to go, and those that have been made just now. */
interface ChangedLines {
  readonly gone?: ReadonlySet<number>
  readonly fresh?: ReadonlySet<number>
}

/** What tells a combination of values from others. */
export const combinationKeyOf = (ids: readonly number[]) => [...ids].sort((a, b) => a - b).join()

/** What tells a variant's combination from others of its template. */
export const combinationKey = (variant: Row) => combinationKeyOf(valuesOf(variant))

/**
 * One variant for each combination, where none is made on demand; what stood for none of them goes
 * (`_create_variant_ids`).
 */
function makeVariants(template: number, env: Environment, { gone, fresh }: ChangedLines): void {
  const made = env.table(LINE).referring('product_tmpl_id', template)
  // Those that are made with their template come as they were made (tried on 14.0 and 19.0).
  const lines = made.every(({ id }) => fresh?.has(id)) ? made : inOwnOrder(env, env.table(LINE), made)
  const valid = lines.filter((line) => gone?.has(line.id) !== true && makesVariants(line, env))
  const choices = valid.map(({ id }) =>
    (fresh?.has(id) ? madeFor(id, env) : valuesOfLine(id, env)).map((value) => value.id),
  )
  const before = env.table(PRODUCT).referring('product_tmpl_id', template)
  const single = choices.filter(({ length }) => length === 1).flat()
  for (const variant of before) completeWith(single, variant, choices, env)
  // Of two that stand for the same one that is awake is meant, the oldest of them.
  const ranked = before.toSorted((a, b) => Number(a.active) - Number(b.active) || b.id - a.id)
  const known = new Map(ranked.map((variant) => [combinationKeyOf(valuesOf(variant)), variant]))
  const kept = new Set<Row>()
  const isAwake = env.table(TEMPLATE).rows.get(template)?.active !== false
  const combinations = choices.reduce<number[][]>(
    (all, own) => all.flatMap((one) => own.map((id) => [...one, id])),
    [[]],
  )
  const isOnDemand = valid.some((line) => isDynamic(line, env))
  for (const ids of combinations) {
    const variant = known.get(combinationKeyOf(ids))
    if (variant === undefined && isOnDemand) continue
    if (variant === undefined) {
      env.create(PRODUCT, {
        product_tmpl_id: template,
        active: isAwake,
        product_template_attribute_value_ids: [[6, 0, ids]],
      })
      continue
    }
    kept.add(variant)
    if (!variant.active) env.write(PRODUCT, [variant.id], { active: true })
  }
  unlinkOrArchive(
    before.filter((variant) => !kept.has(variant)).map(({ id }) => id),
    env,
  )
  // Where the last variant took its template along (tried on 18.0).
  if (env.dialect.series.major >= 17 && !env.table(TEMPLATE).rows.has(template)) {
    throw userError(
      'This configuration of product attributes, values, and exclusions would lead to no possible variant. Please archive or delete your product directly if intended.',
    )
  }
}

/** A line with one value makes no new variants: those that there are get it, where nothing else is missing. */
function completeWith(
  single: readonly number[],
  variant: Row,
  choices: readonly (readonly number[])[],
  env: Environment,
): void {
  const ids = [...new Set([...valuesOf(variant), ...single])]
  const isComplete = ids.length === choices.length && choices.every((own) => own.some((id) => ids.includes(id)))
  if (isComplete && combinationKeyOf(ids) !== combinationKeyOf(valuesOf(variant))) link(variant, ids, env)
}

/** Variants that others need, as lines of orders do, are archived (`_unlink_or_archive`). */
function unlinkOrArchive(ids: readonly number[], env: Environment): void {
  let left = ids
  for (let found = blockersOf(env, PRODUCT, left); found !== undefined; found = blockersOf(env, PRODUCT, left)) {
    const { blocked } = found
    env.write(PRODUCT, blocked, { active: false })
    left = left.filter((id) => !blocked.includes(id))
  }
  // A template stays with variants that sleep, but on 18 (tried on 14.0 and 16.0 to 19.0).
  const isLeft = env.dialect.series.major === 18
  env.withContext({ ...env.context, ...(!isLeft && { active_test: false }) }).unlink(PRODUCT, left)
}
