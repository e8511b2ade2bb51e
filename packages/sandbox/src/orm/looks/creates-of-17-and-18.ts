import { isTrue, iterated, lacksAttribute, pythonType } from '../../python/eyes.ts'
import { asksGet, type Eye, inTurn, looksAndGets, looksWithin, wantsModel } from './eyes.ts'

/** What a model's own `create` does with what it is given. */
interface OwnCreate {
  /** It goes through the rows before the ORM's own does, and looks at each in this way. */
  readonly before?: Eye
  /** It goes through them afterwards, even where there are none. */
  readonly after?: true
}

/** `value.copy()` */
const copies: Eye = (value) => {
  const type = pythonType(value)
  if (type !== 'dict' && type !== 'list') throw lacksAttribute(value, 'copy')
}

const OF_BOTH: Readonly<Record<string, OwnCreate>> = {
  'account.tax': { before: copies },
  'res.country': { before: asksGet },
  'account.fiscal.position': { before: asksGet },
  'product.template.attribute.line': { before: asksGet },
}

/** By the series (each tried on its real server, as administrator and as customer). */
const CREATES: Readonly<Record<number, Readonly<Record<string, OwnCreate>>>> = {
  17: {
    ...OF_BOTH,
    'product.template': { before: looksWithin },
    'product.product': { before: looksWithin },
    'ir.model.fields': { before: inTurn(looksAndGets, wantsModel) },
  },
  18: {
    ...OF_BOTH,
    'product.template': { after: true },
    'product.product': { after: true },
    'product.category': { after: true },
    'ir.model.fields': { before: looksWithin },
  },
}

/** Looks at rows as the models of 17 and 18 do, which is before anybody asks for rights. */
export function lookAtRowsOf17And18(model: string, values: unknown, major: number): void {
  const own = CREATES[major]?.[model]
  if (own?.before !== undefined) for (const row of iterated(values)) own.before(row)
  // Of nothing the ORM makes nothing, and asks nobody.
  else if (own?.after && !isTrue(values)) iterated(values)
}
