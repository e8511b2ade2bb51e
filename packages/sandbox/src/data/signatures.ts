import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { methodsOfEach } from './methods-of-each-model-of-19.ts'
import { signaturesOf14 } from './signatures-of-14.ts'
import { signaturesOf19 } from './signatures-of-19.ts'

/** A model with what every model has, and with what is without logic: wrong arguments are refused, then it is said how to stub it. */
export function withSignatures(model: ModelDefinition, { major }: Series): ModelDefinition {
  if (major !== 14 && major < 19) return model
  const methods = major === 14 ? signaturesOf14(model) : { ...methodsOfEach(model), ...signaturesOf19(model) }
  return Object.keys(methods).length === 0 ? model : { ...model, methods: { ...methods, ...model.methods } }
}
