import { iterated, pythonType } from '../../python/eyes.ts'
import {
  asksGet,
  asksItems,
  counts,
  type Eye,
  findsAddress,
  goesThrough,
  looksAndGets,
  looksWithin,
  pops,
  setsPart,
  takesItem,
  takesPart,
  wantsCode,
  wantsLogin,
  wantsModel,
} from './eyes.ts'

/** One `create` of a model's own, before the ORM's or around it. */
interface Step {
  /** It is called with one row after the other, with a list of all, or with what was given, whatever that is. */
  readonly takes: 'one' | 'all' | 'any'
  readonly before?: readonly Eye[]
  readonly after?: readonly Eye[]
}

const one = (...before: readonly Eye[]): Step => ({ takes: 'one', before })
const all = (...before: readonly Eye[]): Step => ({ takes: 'all', before })

/** What stands before the ORM's own `create`, the outermost first (by source of 14.0; each tried on it). */
const CREATES: Readonly<Record<string, readonly Step[]>> = {
  'res.partner': [all(asksGet, findsAddress)],
  'res.users': [all(asksGet, wantsLogin)],
  'res.groups': [one(), all(pops)],
  // Each of several apps hands on one company.
  'res.company': [one(), one(), one(asksGet)],
  'res.country': [all(asksGet)],
  'res.lang': [all(asksGet, wantsCode)],
  'product.template': [{ takes: 'any', after: [goesThrough] }],
  'product.product': [{ takes: 'any', after: [goesThrough] }],
  'sale.order': [one(looksWithin), one(looksWithin, asksGet)],
  'sale.order.line': [all(asksGet)],
  'product.pricelist': [one(asksGet)],
  'product.pricelist.item': [all(asksGet)],
  'product.template.attribute.line': [all(asksGet)],
  'product.template.attribute.value': [all(looksWithin)],
  'account.fiscal.position': [one(asksGet)],
  'uom.uom': [all(looksWithin)],
  'ir.attachment': [one(), all(pops)],
  'mail.message': [all(looksWithin, asksGet)],
  'ir.config_parameter': [all(asksGet)],
  'ir.model': [{ takes: 'one', after: [asksGet] }],
  'ir.model.fields': [one(looksWithin)],
  'ir.sequence': [{ takes: 'one', after: [asksGet] }],
  'ir.actions.act_window': [all(asksGet)],
  'ir.cron': [one(takesItem)],
  'ir.ui.menu': [all(looksWithin)],
  'mail.activity': [one()],
  'mail.message.subtype': [all()],
  'ir.module.module': [{ takes: 'one', after: [takesPart] }],
}

/** What 16 does otherwise (tried on 16.0). */
const CREATES_OF_16: typeof CREATES = {
  'product.template': [all(looksWithin)],
  'product.product': [all(looksWithin)],
  'product.category': [all(setsPart)],
  'sale.order': [all(asksGet)],
  'ir.attachment': [all(asksItems)],
  'res.users': [all(asksGet)],
  'account.fiscal.position': [all(asksGet)],
  'product.template.attribute.line': [all(asksGet)],
  'ir.model.fields': [all(looksAndGets, wantsModel)],
}

/** Goes through what a model's own `create` looks at, and gives each part to the ORM's. */
export function throughCreates<Made>(
  model: string,
  values: unknown,
  major: number,
  make: (values: unknown) => readonly Made[],
): Made[] {
  const own = major === 16 ? CREATES_OF_16[model] : undefined
  return through(own ?? CREATES[model] ?? [], values, make)
}

function through<Made>(steps: readonly Step[], values: unknown, make: (values: unknown) => readonly Made[]): Made[] {
  const [step, ...rest] = steps
  if (step === undefined) return [...make(values)]
  const isOne = pythonType(values) === 'dict'
  const handOn = (part: unknown, rows: readonly unknown[]) => {
    for (const row of rows) for (const look of step.before ?? []) look(row)
    const made = through(rest, part, make)
    for (const row of rows) for (const look of step.after ?? []) look(row)
    return made
  }
  if (step.takes === 'any') return handOn(values, [values])
  if (step.takes === 'all') {
    const rows = isOne ? [values] : iterated(values)
    return handOn(rows, rows)
  }
  if (isOne) return handOn(values, [values])
  counts(values)
  return iterated(values).flatMap((row) => handOn(row, [row]))
}
