import { Parser } from 'htmlparser2'
import { isDeclared } from './reserved-methods.ts'
import type { MethodDescription } from './server-description.ts'
import { IN_ENGLISH, type ServerReader } from './server-reader.ts'

/** The model that a relation leads to; undefined for no relation, and for what is not known. */
export type RelationOf = (model: string, field: string) => string | undefined

interface ViewRow {
  readonly model: string | false
  readonly arch?: string | false
  readonly arch_db?: string | false
}

/**
 * The methods that buttons of the server's views call, by model: what there is to know before 19.
 *
 * Calls `ir.ui.view.search_read`.
 */
export async function readButtons(
  server: ServerReader,
  relationOf: RelationOf,
  /** The model whose views are looked at; all when there is none. */
  viewsOf?: string,
): Promise<ReadonlyMap<string, readonly MethodDescription[]>> {
  const { major } = await server.series()
  // Computed from `arch_db` since 9, and then no use in a search.
  const field = major < 9 ? 'arch' : 'arch_db'
  const ofModel = viewsOf === undefined ? [] : [['model', '=', viewsOf]]
  const domain = [...ofModel, '|', [field, 'like', 'type="object"'], [field, 'like', "type='object'"]]
  const rows = (await server.call('ir.ui.view', 'search_read', [domain, ['model', field]], IN_ENGLISH)) as ViewRow[]
  const found = new Map<string, Set<string>>()
  for (const row of rows) {
    const arch = row[field]
    if (!row.model || !arch) continue
    for (const { model, method } of buttonsOf(arch, row.model, relationOf)) {
      const methods = found.get(model) ?? new Set()
      found.set(model, methods.add(method))
    }
  }
  return new Map([...found].map(([model, methods]) => [model, [...methods].map(buttonMethod)]))
}

/** The buttons of one view: those in a list below a relation are of the relation's model. */
export function buttonsOf(
  arch: string,
  viewModel: string,
  relationOf: RelationOf,
): { readonly model: string; readonly method: string }[] {
  const found: { model: string; method: string }[] = []
  /** The model at each open element; undefined where it is not known. */
  const models: (string | undefined)[] = []
  const parser = new Parser(
    {
      onopentag: (tag, { name, type, expr }) => {
        const model = models.length === 0 ? viewModel : models.at(-1)
        if (type === 'object' && name !== undefined && model !== undefined && isMethodName(name)) {
          found.push({ model, method: name })
        }
        const fields = tag === 'field' && name !== undefined ? [name] : tag === 'xpath' ? fieldsAbove(expr ?? '') : []
        models.push(fields.reduce((at, field) => at && relationOf(at, field), model))
      },
      onclosetag: () => {
        models.pop()
      },
    },
    { xmlMode: true },
  )
  parser.end(arch)
  return found
}

/** Fields that an inherited view's `//field[@name='order_line']/tree/button` goes through. */
function fieldsAbove(expression: string): string[] {
  const steps = expression.split('/').slice(0, -1)
  return steps.flatMap((step) => /^field\[@name=["'](\w+)["']\]/.exec(step)?.[1] ?? [])
}

function isMethodName(name: string): boolean {
  return /^[A-Za-z]\w*$/.test(name) && isDeclared(name, false)
}

function buttonMethod(name: string): MethodDescription {
  return { name, isOfModel: false, doc: undefined, parameters: [], takesMore: false, returns: undefined }
}
