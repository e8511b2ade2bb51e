import { own } from '../own.ts'
import { attributeError, indexError, typeError } from '../python/exceptions.ts'
import { takenApart } from '../python/given-arguments.ts'
import type { ModelDefinition } from './definition.ts'
import type { Environment } from './environment.ts'

/** What Python has the arguments of a call in. */
export type Sequence = 'list' | 'tuple'

/** What else Odoo's classes have under public names, and the Python class of each. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['ids', 'property'],
  ['id', 'Id'],
  ['pool', 'Registry'],
])
const ATTRIBUTES_UNTIL_16: ReadonlyMap<string, string> = new Map([...ATTRIBUTES, ['CONCURRENCY_CHECK_FIELD', 'str']])

/**
 * How a call of what is no method is refused: a field, or what else its class has. It is taken for a method of records
 * until its name is asked for (tried on 14.0 and 17.0; builds of 16 and 18 that look for a method first find none).
 */
export function attributeCalled(
  env: Environment,
  { name: model }: ModelDefinition,
  name: string,
  sent: unknown,
  sequence: Sequence,
): Error | undefined {
  const { major } = env.dialect.series
  if (major !== 14 && major !== 17) return undefined
  const { fields } = env.table(model)
  const field = own(fields, name)
  const attributes = major < 17 ? ATTRIBUTES_UNTIL_16 : ATTRIBUTES
  const type = attributes.get(name) ?? (field === undefined ? undefined : classOf(field.type))
  const isOfClass = name === 'env' || name === 'mro'
  if (type === undefined && !isOfClass) return undefined
  if (takenApart(sent).length === 0) return indexError(`${sequence} index out of range`)
  if (name === 'mro') return typeError(`${model}.mro() takes no arguments (1 given)`)
  if (name === 'env') return typeError("'member_descriptor' object is not callable")
  return attributeError(`'${type}' object has no attribute '__name__'`)
}

const classOf = (type: string) =>
  `${type.charAt(0).toUpperCase()}${type.slice(1)}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
