import { cannotAdapt, keyError, raise, typeError } from '../../python/exceptions.ts'
import { invalidText, isTrue, postgresError, pythonType } from '../../python/eyes.ts'
import { noOperator } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { postgresKind } from '../postgres-kind.ts'
import { WHOLE_LIKE } from './like-column.ts'

/** What becomes of a condition: another value, or what PostgreSQL says once it is asked. */
interface Translated {
  readonly value: unknown
  readonly asked: readonly (() => void)[]
}

/**
 * A condition on a text that is translated, from 13 to 15: its value goes to PostgreSQL as it is, and is no text there
 * (tried on 14.0; 13 and 15 are taken for it). Undefined where nothing is odd about it.
 */
export function translatedValue(field: FieldDefinition, operator: string, value: unknown): Translated | undefined {
  if (!isTrue(value) || typeof value === 'string' || /^(not )?i?like$/.test(operator)) return undefined
  const column = field.type === 'char' ? 'character varying' : 'text'
  const minded = (error: Error): Translated => ({ value, asked: [() => raise(error)] })
  if (pythonType(value) === 'dict') {
    if (operator === 'in') return { value: Object.keys(value as object), asked: [] }
    return minded(cannotAdapt('dict'))
  }
  if (typeof value === 'number' && operator === 'in') throw typeError(`'${pythonType(value)}' object is not iterable`)
  if (typeof value === 'number' && operator === 'not in') {
    return { ...minded(postgresError('SyntaxError', `syntax error at or near "${value}"\n`)), value: [] }
  }
  const name = operator === '!=' ? '<>' : (WHOLE_LIKE[operator] ?? operator)
  if (!COMPARED.has(name)) return undefined
  if (!Array.isArray(value)) return name === 'in' ? undefined : minded(noOperator(postgresKind(value), name, column))
  if (name === '<>') return undefined
  if (name === 'in' || name === '=') {
    const odd = value.find((one) => one !== null && typeof one !== 'string')
    return odd === undefined ? undefined : minded(noOperator(postgresKind(odd), '=', column))
  }
  const error = arrayError(value, name, column)
  return error && minded(error)
}

const COMPARED: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=', '=?', '~~', '~~*', 'in'])

/** A list that is compared as one value is an array, whose values are of one kind. */
function arrayError(values: readonly unknown[], operator: string, column: string): Error | undefined {
  const there = values.filter((one) => one !== null)
  if (there.length === 0) return operator === '=?' ? noOperator('unknown', operator, column) : undefined
  const kinds = new Set(there.map(postgresKind))
  const other = [...kinds].find((kind) => kind !== 'text')
  const text = there.find((one) => typeof one === 'string')
  if (other !== undefined && text !== undefined) {
    return invalidText(other, String(text))
  }
  const [first, second] = kinds
  if (kinds.has('boolean') && second !== undefined) {
    return postgresError('DatatypeMismatch', `ARRAY types ${first} and ${second} cannot be matched\n`)
  }
  return noOperator(`${String(first).replace('[]', '')}[]`, operator, column)
}

/** On 16 and 17 a text that is translated is JSON, one for each language (of 18 nothing is known). */
export const isKeptByLanguage = ({ dialect: { series } }: Environment, { translate }: FieldDefinition): boolean =>
  translate === true && (series.major === 16 || series.major === 17)

/** A condition on one: undefined where nothing is odd about it (tried on 16.0 and 17.0). */
export function seenByLanguage({ dialect: { series } }: Environment, operator: string, value: unknown) {
  const isText = typeof value === 'string'
  const minded = (error: Error): Translated => ({ value: [], asked: [() => raise(error)] })
  if (operator === '=?' && isText) {
    return series.major === 16 ? minded(noOperator('unknown', operator, 'text')) : raise(keyError(operator))
  }
  if (WHOLE_LIKE[operator] !== undefined && !isText) return { value: value ?? false, asked: [] }
  if (operator !== 'in' && operator !== 'not in') return undefined
  if (isText && (value !== '' || operator === 'not in')) {
    return minded(postgresError('SyntaxError', `syntax error at or near "'${value}'"\n`))
  }
  return value === true ? { value, asked: [] } : undefined
}
