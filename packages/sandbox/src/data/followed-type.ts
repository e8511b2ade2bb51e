import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

type Values = Readonly<Record<string, unknown>>

const TYPE = 'type'
const DETAILED = 'detailed_type'

/** On 16 and 17 a template has its type twice, and who gives one gives both (tried on 16.0 and 17.0). */
function bothTypes(values: Values, env: Environment): Values {
  const isTwice = DETAILED in env.table('product.template').fields
  if (!isTwice || TYPE in values === DETAILED in values) return {}
  return TYPE in values ? { [DETAILED]: values[TYPE] } : { [TYPE]: values[DETAILED] }
}

export const TYPE_FOLLOWS: Pick<ModelDefinition, 'prepare' | 'follows'> = {
  prepare: (values, env) => ({ ...values, ...bothTypes(values, env) }),
  follows: (_row, values, env) => bothTypes(values, env),
}
