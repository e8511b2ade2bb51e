import { Token, Tokenizer } from 'parse5'
import { linkedIds } from '../../belongings/record-id.ts'
import { ServerError } from '../../errors/index.ts'
import { rowsOf } from '../check-answer.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { FormCaller } from './form-caller.ts'
import type { Layout } from './layout.ts'

/** What fields of a form's view run when they change, by name, those of lines dotted; empty for those that run nothing. */
type ViewOnchanges = ReadonlyMap<string, string>

interface View {
  readonly arch?: unknown
  readonly fields?: Readonly<Record<string, { readonly views?: Readonly<Record<string, View>> } | undefined>>
}

const known = new WeakMap<Layout, Promise<ViewOnchanges>>()

/**
 * What the fields of a form run on 8.0, where modules still have the on_change methods of their views: without the
 * view's text (`onchange_partner_id(partner_id, context)`) the server runs none of them. Asked once for each form;
 * lines have it from the form that they are in.
 *
 * Calls `fields_view_get(false, 'form')`.
 */
export async function viewOnchanges(caller: FormCaller, layout: Layout): Promise<ViewOnchanges> {
  const { above } = layout
  if (above !== undefined) {
    const prefix = `${above.list}.`
    const all = [...(await viewOnchanges(caller, above.layout))]
    return new Map(
      all.flatMap(([name, text]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), text] as const] : [])),
    )
  }
  let found = known.get(layout)
  if (found === undefined) {
    found = readView(caller, layout)
    known.set(layout, found)
    found.catch(() => known.delete(layout))
  }
  return found
}

/**
 * Values of the fields that these texts name and the form does not hold, as lists that nobody has used: 8.0 evaluates the
 * texts with what it is sent and nothing else (tried on 8.0).
 *
 * Calls `read(ids, fields)` for a record that is there.
 */
export async function unsaidValues(
  { scope, options }: FormCaller,
  { schema }: Layout,
  id: number,
  values: Readonly<Record<string, unknown>>,
  texts: ViewOnchanges,
): Promise<Readonly<Record<string, unknown>>> {
  // What one brings changes others, whose texts run then. Those of lines are told with their lines.
  const own = [...texts].filter(([name]) => !name.includes('.'))
  const named = new Set(own.flatMap(([, text]) => namesIn(text)))
  const fields = [...named].flatMap((name) => (name in values ? [] : (schema.fields.get(name) ?? [])))
  if (fields.length === 0) return {}
  const isMany = ({ kind }: FieldSchema) => kind === 'one2many' || kind === 'many2many'
  if (id === 0) return Object.fromEntries(fields.map((field) => [field.name, isMany(field) ? [] : false]))
  const asked = [[id], fields.map(({ name }) => name)]
  const rows = await scope.caller.call(schema.model, 'read', asked, {}, options)
  const [row] = rowsOf(rows, { model: schema.model, method: 'read' })
  return Object.fromEntries(
    fields.map((field) => {
      const told = row?.[field.name] ?? false
      if (isMany(field)) return [field.name, linkedIds(told).map((one) => [4, one, false])]
      return [field.name, field.kind === 'many2one' && Array.isArray(told) ? told[0] : told]
    }),
  )
}

/** The arguments of a text that are names, those of the form above (`parent.date_order`) left out. */
function namesIn(text: string): string[] {
  const open = text.indexOf('(')
  return text.slice(open + 1).match(/(?<![.\w'"])[a-z_]\w*(?![\w.'"])/g) ?? []
}

async function readView({ scope, options }: FormCaller, { schema }: Layout): Promise<ViewOnchanges> {
  try {
    const view = await scope.caller.call(schema.model, 'fields_view_get', [false, 'form'], {}, options)
    const texts = new Map<string, string>()
    // A field may be there twice, and run something at one place only.
    for (const [name, text] of textsOf((view ?? {}) as View)) texts.set(name, text || (texts.get(name) ?? ''))
    return texts
  } catch (error) {
    // A model without a form, or one that the user may not open: what the model itself has still runs.
    if (ServerError.is(error)) return new Map()
    throw error
  }
}

function textsOf({ arch, fields = {} }: View, prefix = ''): [name: string, text: string][] {
  // Of a list both views may be there; the form of a line says more than its row.
  const below = Object.entries(fields).flatMap(([name, field]) =>
    ['tree', 'form'].flatMap((kind) => {
      const view = field?.views?.[kind]
      return view === undefined ? [] : textsOf(view, `${prefix}${name}.`)
    }),
  )
  return [...(typeof arch === 'string' ? fieldsOf(arch, prefix) : []), ...below]
}

function fieldsOf(arch: string, prefix: string): [name: string, text: string][] {
  const found: [string, string][] = []
  const ignore = () => {}
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(token) {
        const name = Token.getTokenAttr(token, 'name')
        const text = Token.getTokenAttr(token, 'on_change')
        if (token.tagName === 'field' && name) found.push([`${prefix}${name}`, text ?? ''])
      },
      onEndTag: ignore,
      onCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  )
  tokenizer.write(arch, true)
  return found
}
