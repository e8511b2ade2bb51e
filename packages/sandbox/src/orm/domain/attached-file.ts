import { ServerException } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import { pythonTuple } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { positive } from './operators.ts'
import type { Leaf } from './predicate.ts'

type Test = (value: unknown) => boolean

/**
 * The test of a file that is kept as an attachment: whether there is one can be asked for, and all else is true of every
 * record (tried on 14.0 and 19.0; 15 to 18 by source). Undefined for other fields.
 */
export function attachedTest(env: Environment, table: Table, field: FieldDefinition, leaf: Leaf): Test | undefined {
  const { major } = env.dialect.series
  if (field.type !== 'binary' || major < 13 || table.definition.name === 'ir.attachment') return undefined
  // Another record's picture, which is looked for there.
  const isBeyond = field.isImage === true && field.store === false
  if (!isBeyond && (field.compute !== undefined || field.related !== undefined)) return undefined
  const [, operator, value] = leaf as [string, string, unknown]
  if (major >= 19 && isBeyond && operator.endsWith('like')) {
    const words = `Cannot use like operators with binary fields in condition ${pythonTuple([...leaf])}`
    throw new ServerException('builtins.NotImplementedError', words)
  }
  const { operator: plain, isNegated } = positive(operator)
  if (asksForNothing(major, plain, value)) return (actual) => isTrue(actual) === isNegated
  return major >= 19 && isBeyond && isNegated ? () => false : () => true
}

function asksForNothing(major: number, operator: string, value: unknown): boolean {
  if (major < 19) return operator === '=' && !isTrue(value)
  const isNothing = (one: unknown) => one === false || one === null
  if (Array.isArray(value)) return (operator === '=' || operator === 'in') && value.length > 0 && value.every(isNothing)
  return (operator === '=' || operator === 'in') && isNothing(value)
}
