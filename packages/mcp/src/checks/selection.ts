import { PolicyError } from '../policy/policy-error.ts'
import { checkOrder } from './check-order.ts'
import { checkPath, openFields, type PathChecks, reachable } from './check-path.ts'
import type { KnownModel } from './schemas.ts'

/**
 * A selection as the library takes it: true for a field, an object for what lies beyond a relation. Each list has a
 * `$limit` that is one more than what is shown of it.
 */
export interface SelectionTree {
  [field: string]: true | number | string | SelectionTree
}

/** What an agent selects: names and paths, or the tree itself. */
export type SelectionInput = readonly string[] | Readonly<Record<string, unknown>>

const DEEPEST = 5
const MOST_FIELDS = 100
/** Records of a list that are read beyond a relation, for each record. */
const LIST_LIMIT = 20
const MOST_OF_LIST = 100

/**
 * A checked selection. Paths become a tree; lists get a bound each; bytes are left to `get_file`; without a selection a
 * few fields are chosen.
 */
export async function selectionOf(
  checks: PathChecks,
  model: string,
  input: SelectionInput | undefined,
): Promise<SelectionTree> {
  const schema = await reachable(checks, model)
  if (input === undefined) return chosen(checks, schema)
  const tree = Array.isArray(input) ? treeOf(input) : input
  const count = { fields: 0 }
  return checked(checks, model, tree as Readonly<Record<string, unknown>>, 0, count)
}

/** A tree of paths; what comes later adds to what was there. */
function treeOf(paths: readonly unknown[]): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const path of paths) {
    if (typeof path !== 'string') throw new PolicyError('select is a list of paths, or an object')
    let at = root
    const names = path.split('.')
    for (const [index, name] of names.entries()) {
      const isLast = index === names.length - 1
      const known = at[name]
      if (isLast) {
        at[name] ??= true
      } else {
        const next: Record<string, unknown> =
          typeof known === 'object' && known !== null ? (known as Record<string, unknown>) : Object.create(null)
        at[name] = next
        at = next
      }
    }
  }
  return root
}

async function checked(
  checks: PathChecks,
  model: string,
  tree: Readonly<Record<string, unknown>>,
  depth: number,
  count: { fields: number },
): Promise<SelectionTree> {
  if (depth > DEEPEST) throw new PolicyError(`a selection goes ${DEEPEST} relations deep at most`)
  const result: SelectionTree = {}
  for (const [name, beyond] of Object.entries(tree)) {
    if (name.startsWith('$')) continue
    if (++count.fields > MOST_FIELDS)
      throw new PolicyError(`a selection has ${MOST_FIELDS} fields at most: ask for less`)
    const { field } = await checkPath(checks, model, name)
    if (field === undefined) continue
    if (field.kind === 'binary') {
      throw new PolicyError(`${model}.${name} is bytes: read them with get_file, model, id and field`)
    }
    if (beyond === true) {
      result[name] = true
      continue
    }
    if (typeof beyond !== 'object' || beyond === null || Array.isArray(beyond) || field.relation === undefined) {
      throw new PolicyError(`select ${model}.${name} with true, or a relation with an object of what lies beyond`)
    }
    const inner = await checked(checks, field.relation, beyond as Record<string, unknown>, depth + 1, count)
    if (field.kind !== 'many2one') Object.assign(inner, await listOptions(checks, field.relation, beyond))
    result[name] = inner
  }
  return result
}

async function listOptions(checks: PathChecks, relation: string, beyond: object): Promise<SelectionTree> {
  const { $limit = LIST_LIMIT, $order } = beyond as { readonly $limit?: unknown; readonly $order?: unknown }
  if (typeof $limit !== 'number' || !Number.isInteger($limit) || $limit < 1 || $limit > MOST_OF_LIST) {
    throw new PolicyError(`$limit of a list is a whole number up to ${MOST_OF_LIST}`)
  }
  // One more than is shown tells that there are more.
  if ($order === undefined) return { $limit: $limit + 1 }
  if (typeof $order !== 'string') throw new PolicyError("$order is text, as 'sequence, id desc'")
  await checkOrder(checks, relation, $order.split(','))
  return { $limit: $limit + 1, $order }
}

/** What says most of a record, where nothing was selected: names, states, days, amounts and links. */
async function chosen(checks: PathChecks, schema: KnownModel): Promise<SelectionTree> {
  const usual = new Set(['display_name', ...USUAL])
  const fields = (await openFields(checks, schema)).filter(
    ({ name, kind }) => usual.has(name) && kind !== 'binary' && !kind.endsWith('2many'),
  )
  const names = new Set(fields.map(({ name }) => name))
  return Object.fromEntries([...usual].filter((name) => names.has(name)).map((name) => [name, true]))
}

const USUAL: readonly string[] = [
  'name',
  'state',
  'partner_id',
  'user_id',
  'date',
  'date_order',
  'invoice_date',
  'amount_total',
  'list_price',
  'default_code',
  'email',
  'phone',
  'city',
  'country_id',
  'product_id',
  'company_id',
]
