import type { Series } from 'ooor/protocol'
import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { methodsOfEach } from './methods-of-each-model-of-19.ts'
import { signaturesOf14 } from './signatures-of-14.ts'
import { signaturesOf17 } from './signatures-of-17.ts'
import { signaturesOf19 } from './signatures-of-19.ts'

/** A model with what every model has, and with what is without logic: wrong arguments are refused, then it is said how to stub it. */
export function withSignatures(model: ModelDefinition, { major }: Series): ModelDefinition {
  const methods = signaturesOf(model, major)
  return Object.keys(methods).length === 0 ? model : { ...model, methods: { ...methods, ...model.methods } }
}

function signaturesOf(model: ModelDefinition, major: number): Readonly<Record<string, MethodDefinition>> {
  if (major >= 19) return { ...methodsOfEach(model), ...signaturesOf19(model) }
  if (major === 14) return signaturesOf14(model)
  return major === 17 ? signaturesOf17(model) : {}
}
