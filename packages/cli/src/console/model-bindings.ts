import { byCodeUnit } from '../codegen/typescript-names.ts'

/** Models of every server that a session starts from, for who may not list the server's models. */
export const WELL_KNOWN_MODELS: readonly string[] = [
  'account.move',
  'crm.lead',
  'hr.employee',
  'product.product',
  'product.template',
  'project.task',
  'purchase.order',
  'res.company',
  'res.country',
  'res.currency',
  'res.partner',
  'res.users',
  'sale.order',
  'sale.order.line',
  'stock.picking',
]

/**
 * Names for models: `saleOrder` and `saleOrders` for `sale.order`, and `partners` for `res.partner`, `products` for
 * `product.product`. Aliases of one's own come first, then full names, their plurals, and short names; a name that is
 * taken stays what it is.
 */
export function modelBindings(
  models: readonly string[],
  isTaken: (name: string) => boolean,
  aliases: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const bindings = new Map<string, string>()
  const bind = (name: string, model: string) => {
    if (/^[A-Za-z_$][\w$]*$/.test(name) && !bindings.has(name) && !isTaken(name) && !RESERVED.has(name)) {
      bindings.set(name, model)
    }
  }
  const sorted = [...models].sort(byCodeUnit)
  for (const [alias, model] of Object.entries(aliases)) bind(alias, model)
  for (const model of sorted) bind(camelCase(model), model)
  for (const model of sorted) bind(camelCase(plural(model)), model)
  for (const model of sorted) for (const short of shortNames(model)) bind(camelCase(plural(short)), model)
  return bindings
}

/** The name that is told first, the shortest plural. */
export function nameFor(model: string, bindings: ReadonlyMap<string, string>): string | undefined {
  const names = [...bindings].filter(([, bound]) => bound === model).map(([name]) => name)
  const wanted = new Set([...shortNames(model), model].map((one) => camelCase(plural(one))))
  return names.filter((name) => wanted.has(name)).sort((a, b) => a.length - b.length)[0] ?? names[0]
}

/** What cannot name a variable, or is this console's own. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

/** `partner` of `res.partner`, `product` of `product.product`. */
function shortNames(model: string): string[] {
  const [first = '', ...rest] = model.split('.')
  return rest.length > 0 && (first === 'res' || rest.join('.') === first) ? [rest.join('.')] : []
}

/** `sale.order.line` as `saleOrderLine`. */
function camelCase(model: string): string {
  const [first = '', ...rest] = model.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** English, of the last word. */
function plural(model: string): string {
  if (/[^aeiou]y$/.test(model)) return `${model.slice(0, -1)}ies`
  if (/(ss|x|ch|sh)$/.test(model)) return `${model}es`
  return model.endsWith('s') ? model : `${model}s`
}
