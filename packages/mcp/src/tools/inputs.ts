import { z } from 'zod'
import { flag, names, namesIn, takes, text, whole } from './takes.ts'

/** A model by its name. */
export const model = z
  .string(takes('a model by its technical name, as "sale.order"'))
  .max(100)
  .regex(/^[a-z_]\w*(\.\w+)*$/i)
  .describe('The technical name of a model, as `sale.order` or `res.partner`; `describe` lists them')

/** One record's id. */
export const id = whole(1).describe('The id of a record')

/** Odoo's conditions. */
export const where = z
  .array(z.unknown(), takes('a list of conditions, as [["state","=","sale"],["amount_total",">",100]], 100 at most'))
  .max(100)
  .default([])
  .describe(
    'Conditions as an Odoo domain; all must hold: [["state","=","sale"],["partner_id.country_id.code","=","FR"],["amount_total",">",100]]. ' +
      'Operators: = != > >= < <= in, not in, like, ilike, not ilike, child_of. "|" before two conditions is or, "!" is not. ' +
      'Empty is false. Moments are UTC text as "2026-01-31 13:00:00". Links are compared with ids',
  )

const SELECTED = takes(
  'a list of fields and paths, as ["name","partner_id.name"], 100 at most, or a tree, as {"name":true}',
)

const SELECTED_LIST = z.array(z.string(SELECTED).max(200), SELECTED).max(100)

/** An empty text names nothing: it is as if it were left out. */
function selectedIn(text: string): string[] | undefined {
  const names = namesIn(text)
  return names.length > 0 ? names : undefined
}

/** What is read of each record. */
export const select = z
  .union([SELECTED_LIST, z.string(SELECTED).max(2000), z.record(z.string(), z.unknown(), SELECTED)], SELECTED)
  .transform((given) => (typeof given === 'string' ? selectedIn(given) : given))
  // A text is held to as many names as a list.
  .pipe(z.union([SELECTED_LIST, z.record(z.string(), z.unknown(), SELECTED)], SELECTED).optional())
  .optional()
  .describe(
    'Fields, and paths through relations to any depth: ["name","partner_id.name","order_line.product_id.name"]; or the same as a tree, ' +
      'where lists take $limit and $order: {"name":true,"order_line":{"name":true,"$limit":5,"$order":"sequence"}}. ' +
      'Lists have 20 records each at most, unless $limit says up to 100. A few usual fields when left out',
  )

/** In which order. */
export const order = names(5, 'a list of fields, as ["date_order desc","id"], 5 at most')
  .default([])
  .describe('Fields of the model itself, each with asc or desc: ["date_order desc","id"]')

/** Where an answer goes on. */
export const cursor = text(100, '`next` of the answer before')
  .optional()
  .describe('`next` of the answer before, with the same other arguments, to go on behind it')

/** Archived records. */
export const archived = flag.default(false).describe('True finds archived records too')

/** Nothing is changed by these. */
export const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const

/**
 * What a tool takes, and nothing else: a condition under another name must not be read as none, which would answer all
 * records.
 */
export function inputOf<T extends z.core.$ZodLooseShape>(
  shape: T,
  what = 'arguments by their names',
): z.ZodObject<T, z.core.$strict> {
  const known = Object.keys(shape).join(', ')
  const error: z.core.$ZodErrorMap = (issue) =>
    issue.code === 'unrecognized_keys'
      ? `there is no ${issue.keys.map((key) => `'${key.slice(0, 100)}'`).join(', ')}: known are ${known}`
      : takes(what).error(issue)
  return z.strictObject(shape, { error })
}
