import { indexError, typeError, userError, valueError } from '../../python/exceptions.ts'
import { pythonType } from '../../python/eyes.ts'
import { pythonStr } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'

const QUANTITIES: ReadonlySet<string> = new Set(['qty_available', 'virtual_available', 'free_qty'])
const COMPARED: ReadonlySet<string> = new Set(['<', '>', '=', '!=', '<=', '>='])

const isNumber = (value: unknown) => ['int', 'float', 'bool'].includes(pythonType(value))

/** What fields' own searches look at in a condition (by source of 14.0; each tried on it; 15 is taken for it). */
export function lookAtCondition(
  { dialect: { series } }: Environment,
  { definition }: Table,
  name: string,
  field: FieldDefinition,
  operator: unknown,
  value: unknown,
): void {
  const { major } = series
  const isOdd = typeof value !== 'boolean' || (operator !== '=' && operator !== '!=')
  // Whether something is published knows yes and no (tried on 14.0 and 16.0 to 18.0).
  if (name === 'website_published' && isOdd && major >= 14 && major < 19) {
    throw major < 18
      ? indexError('tuple index out of range')
      : valueError('not enough values to unpack (expected 3, got 0)')
  }
  if (major < 14 || major > 15) return
  // A company's number is compared with zero, as is what a template has of its product.
  const isOfCompany = field.companyDependent === true && field.type === 'float'
  if ((isOfCompany || name === 'standard_price') && !isNumber(value)) {
    throw typeError(`'<=' not supported between instances of '${pythonType(value)}' and 'int'`)
  }
  if (definition.name !== 'product.product' || !QUANTITIES.has(name)) return
  if (!COMPARED.has(String(operator))) throw userError(`Invalid domain operator ${String(operator)}`)
  if (!isNumber(value)) throw userError(`Invalid domain right operand ${pythonStr(value)}`)
}
