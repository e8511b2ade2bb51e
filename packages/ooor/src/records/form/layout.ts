import type { CallOptions } from '../../wires/index.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'

/** Which fields of a model take part in a form. Lists join when they are first used. */
export interface Layout {
  readonly schema: Schema
  /** All fields but one2many. */
  readonly fields: Map<string, FieldSchema>
  /** The layout of the lines, by one2many. */
  readonly lists: Map<string, Layout>
  /** The many2one of a line that leads to the form. */
  readonly inverse: string | undefined
  /** Of a line: the form that has it, and in which of its lists. */
  readonly above: { readonly layout: Layout; readonly list: string } | undefined
}

/** Fields that are asked for on top of the usual ones: names, or nested as in a selection. */
export type LayoutInput = readonly string[] | Readonly<Record<string, unknown>> | undefined

/**
 * The default fields, many2many fields that may be filled in (they say which taxes a line has), and those that are
 * asked for. Never binary data.
 */
export async function layoutOf(
  scope: Scope,
  model: string,
  input: LayoutInput,
  options: CallOptions,
  line: Partial<Pick<Layout, 'inverse' | 'above'>> = {},
): Promise<Layout> {
  const schema = await scope.schema(model, options)
  const asked: Readonly<Record<string, unknown>> = isNames(input)
    ? Object.fromEntries(input.map((name) => [name, true]))
    : (input ?? {})
  const usual = [...schema.fields.values()].filter(isFillableMany2many).map(({ name }) => name)
  const layout: Layout = { schema, fields: new Map(), lists: new Map(), inverse: line.inverse, above: line.above }
  for (const name of [...schema.defaults, ...usual]) addField(layout, schema.field(name))
  const lists: FieldSchema[] = []
  for (const name of Object.keys(asked)) {
    if (name === 'id' || name.startsWith('$')) continue
    const field = schema.field(name)
    if (field.kind === 'one2many') lists.push(field)
    else addField(layout, field)
  }
  await Promise.all(lists.map((field) => addList(scope, layout, field, options, asked[field.name])))
  return layout
}

/** Makes a field part of a form. */
export function addField({ fields, inverse }: Layout, field: FieldSchema): void {
  const { name, kind } = field
  if (kind !== 'one2many' && kind !== 'binary' && name !== inverse) fields.set(name, field)
}

/** Makes a one2many part of a form, with the fields of its lines. */
export async function addList(
  scope: Scope,
  form: Layout,
  field: FieldSchema,
  options: CallOptions,
  input?: unknown,
): Promise<Layout> {
  const { lists } = form
  const known = lists.get(field.name)
  if (known !== undefined) return known
  const beyond = typeof input === 'object' && input !== null ? (input as LayoutInput) : undefined
  const layout = await layoutOf(scope, field.relation ?? '', beyond, options, {
    inverse: field.inverse,
    above: { layout: form, list: field.name },
  })
  // Two may have asked at once.
  const first = lists.get(field.name) ?? layout
  lists.set(field.name, first)
  return first
}

function isNames(input: LayoutInput): input is readonly string[] {
  return Array.isArray(input)
}

function isFillableMany2many(field: FieldSchema): boolean {
  return field.kind === 'many2many' && field.isStored && (!field.isReadonly || field.states !== undefined)
}

/** Makes the lists part of it that values have, to any depth. */
export async function addGivenLists(scope: Scope, layout: Layout, values: object, options: CallOptions): Promise<void> {
  await Promise.all(
    Object.entries(values).map(async ([name, value]) => {
      const field = layout.schema.field(name)
      if (field.kind !== 'one2many' || !Array.isArray(value)) return
      const lines = await addList(scope, layout, field, options)
      const nested = value.map((one: unknown) => (Array.isArray(one) ? one[2] : one))
      const objects = nested.filter((one): one is object => typeof one === 'object' && one !== null)
      await Promise.all(objects.map((one) => addGivenLists(scope, lines, one, options)))
    }),
  )
}
