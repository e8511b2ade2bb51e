import { describe } from '../../errors/describe.ts'
import { InvalidValueError, UnknownFieldError } from '../../errors/index.ts'
import { castRows, type RowsCast } from '../casting/from-server.ts'
import { aKind } from '../schema/a-kind.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import { orderText } from './order.ts'

/** A selection as the user gives it; undefined for the default fields. */
export type SelectionInput = Readonly<Record<string, unknown>> | undefined

/** What is read beyond a relation. */
export interface Branch {
  readonly field: FieldSchema
  readonly node: SelectionNode
  readonly limit: number | undefined
  readonly order: string | undefined
}

/** A selection with its schema: what to read of one model. */
export interface SelectionNode {
  readonly schema: Schema
  /** Names of all selected fields, branches too. */
  readonly names: readonly string[]
  readonly branches: readonly Branch[]
  /** Casts what is no branch. */
  readonly cast: RowsCast
  /** Tells selections of a model apart. */
  readonly key: string
}

/** Asks for schemas along the branches, side by side, and checks every name. */
export async function resolveSelection(
  schemaOf: (model: string) => Promise<Schema>,
  model: string,
  input: SelectionInput,
): Promise<SelectionNode> {
  const schema = await schemaOf(model)
  if (input === undefined) return flatNode(schema, schema.defaults)
  const entries = Object.entries(input).filter(([name]) => name !== 'id' && !name.startsWith('$'))
  const fields = entries.map(([name, beyond]) => ({ field: selected(schema, name), beyond }))
  const branches = await Promise.all(
    fields
      .filter(({ beyond }) => beyond !== true)
      .map(({ field, beyond }) => resolveBranch(schemaOf, schema, field, beyond)),
  )
  if (branches.length === 0)
    return flatNode(
      schema,
      entries.map(([name]) => name),
    )
  const flat = fields.filter(({ beyond }) => beyond === true).map(({ field }) => field)
  return {
    schema,
    names: fields.map(({ field }) => field.name),
    branches,
    cast: castRows(model, flat),
    key: JSON.stringify(input),
  }
}

/** A field that is selected by its name; what lies beyond it is selected by an object. */
function selected(schema: Schema, name: string): FieldSchema {
  const [first = '', ...beyond] = name.split('.')
  if (beyond.length === 0 || !schema.fields.has(first)) return schema.field(name)
  const shape = `${[first, ...beyond].join(': { ')}: true${' }'.repeat(beyond.length)}`
  const message = `${schema.model} has no field '${name}': select what lies beyond ${first} with { ${shape} }`
  const known = [...schema.fields.keys()].sort()
  throw new UnknownFieldError({ exception: '', message }, { call: { model: schema.model }, nearest: [first], known })
}

const flatNodes = new WeakMap<Schema, Map<string, SelectionNode>>()

/** A selection of plain names, made once for each schema. */
export function flatNode(schema: Schema, names: readonly string[]): SelectionNode {
  let nodes = flatNodes.get(schema)
  if (nodes === undefined) {
    nodes = new Map()
    flatNodes.set(schema, nodes)
  }
  const key = names.join()
  let node = nodes.get(key)
  if (node === undefined) {
    const fields = names.map((name) => selected(schema, name))
    node = { schema, names, branches: [], cast: castRows(schema.model, fields), key }
    nodes.set(key, node)
  }
  return node
}

async function resolveBranch(
  schemaOf: (model: string) => Promise<Schema>,
  schema: Schema,
  field: FieldSchema,
  beyond: unknown,
): Promise<Branch> {
  const where = `${schema.model}.${field.name}`
  if (typeof beyond !== 'object' || beyond === null || Array.isArray(beyond)) {
    throw new InvalidValueError(
      `select ${where} with true or an object of what lies beyond, not with ${describe(beyond)}`,
    )
  }
  if (field.relation === undefined || !(isToMany(field) || field.kind === 'many2one')) {
    throw new InvalidValueError(`${where} is ${aKind(field.kind)} and leads nowhere: select it with true`)
  }
  const { $limit: limit, $order: order, ...rest } = beyond as Readonly<Record<string, unknown>>
  const stranger = Object.keys(rest).find((name) => name.startsWith('$'))
  if (stranger !== undefined) {
    throw new InvalidValueError(`there is no '${stranger}' in a selection, as at ${where}: only $limit and $order`)
  }
  if (field.kind === 'many2one' && (limit !== undefined || order !== undefined)) {
    throw new InvalidValueError(`${where} leads to one record: $limit and $order are for one2many and many2many`)
  }
  if (limit !== undefined && !(Number.isInteger(limit) && (limit as number) >= 0)) {
    throw new InvalidValueError(`$limit at ${where} is ${describe(limit)}: pass a whole number`)
  }
  if (order !== undefined && typeof order !== 'string') {
    throw new InvalidValueError(`$order at ${where} is ${describe(order)}: pass text, as 'name, id desc'`)
  }
  const node = await resolveSelection(schemaOf, field.relation, rest)
  return {
    field,
    node,
    limit: limit as number | undefined,
    order: order === undefined ? undefined : orderText(node.schema, [order]),
  }
}
