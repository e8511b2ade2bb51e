import { valueError } from '../python/exceptions.ts'
import { hashed, isTrue, postgresError } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'

/**
 * Ids as callers give them, where they are something else than numbers. Up to 18 a text is refused by PostgreSQL; since
 * 19 one of digits is an id that no record has. Each tried on 14.0 and 19.0.
 */

/** An id as a query takes it. */
export function askedId(id: unknown, major: number): number {
  if (typeof hashed(id) === 'string' && !(major >= 19 && isDigits(id))) {
    throw postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${String(id)}"\n`)
  }
  if (typeof id === 'boolean' && !(major >= 19 && !id)) throw noOperator('boolean')
  return id as number
}

export const isDigits = (value: unknown) => typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)

export const noOperator = (type: string) =>
  postgresError('UndefinedFunction', `operator does not exist: integer = ${type}\n`)

/** Since 19 an id that is nothing is a record that is being made, whatever the nothing is. */
export const isOfNewRecord = (id: unknown, major: number) => (major >= 19 ? !isTrue(id) : !id)

/** What an own `write` or `unlink` of a model does with its records before the ORM's own. */
interface Override {
  /** It looks at them before anybody asks for rights. */
  readonly looksFirst?: true
  /** It makes numbers of their ids. */
  readonly counts?: true
  /** It makes keys of their ids. */
  readonly hashes?: true
}

const CHATTER = ['res.partner', 'product.template', 'sale.order', 'account.tax']
const of = (models: readonly string[], override: Override) => models.map((model) => [model, override] as const)

/** Since 19, by model; each of them minds records that are gone. */
const OVERRIDES: Readonly<Record<'write' | 'unlink', ReadonlyMap<string, Override>>> = {
  write: new Map([
    ...of([...CHATTER, 'product.product', 'sale.order.line'], { looksFirst: true }),
    ...of(['ir.attachment', 'res.users', 'ir.config_parameter'], { hashes: true }),
  ]),
  unlink: new Map([
    ...of(CHATTER, { counts: true }),
    ...of(['ir.attachment', 'res.users'], { looksFirst: true, hashes: true }),
    ...of(['ir.config_parameter'], { hashes: true }),
    ...of(['sale.order.line', 'mail.message'], {}),
  ]),
}

export const overrideOf = (model: string, operation: string, major: number): Override | undefined =>
  major >= 19 && (operation === 'write' || operation === 'unlink') ? OVERRIDES[operation].get(model) : undefined

/** An id as `int()` takes it. */
export function countedId(id: unknown): void {
  if (typeof id === 'string' && !isDigits(id)) {
    throw valueError(`invalid literal for int() with base 10: ${pythonRepr(id)}`)
  }
}
