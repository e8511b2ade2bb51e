import type { Series } from 'ooor/protocol'
import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { withMethodsOf14 } from './methods-of-14.ts'
import { withMethodsOf15To18 } from './methods-of-15-to-18.ts'
import { withMethodsOf19 } from './methods-of-19.ts'
import { methodsOfEach } from './methods-of-each-model-of-19.ts'
import { signaturesOf14 } from './signatures-of-14.ts'
import { signaturesOf16 } from './signatures-of-16.ts'
import { signaturesOf17 } from './signatures-of-17.ts'
import { signaturesOf18 } from './signatures-of-18.ts'
import { signaturesOf19 } from './signatures-of-19.ts'

/**
 * A model with the methods of a series: those with logic, what every model has there, and what is without logic, which
 * refuses wrong arguments and then says how to stub it.
 */
export function withMethods(model: ModelDefinition, series: Series): ModelDefinition {
  const { major } = series
  const known = withLogic(model, series)
  const methods = signaturesOf(model, major)
  return Object.keys(methods).length === 0 ? known : { ...known, methods: { ...methods, ...known.methods } }
}

function withLogic(model: ModelDefinition, series: Series): ModelDefinition {
  if (series.major >= 19) return withMethodsOf19(model)
  if (series.major === 14) return withMethodsOf14(model)
  return series.major > 14 ? withMethodsOf15To18(model, series) : model
}

const BY_MAJOR: Readonly<Record<number, typeof signaturesOf14>> = {
  14: signaturesOf14,
  16: signaturesOf16,
  17: signaturesOf17,
  18: signaturesOf18,
}

function signaturesOf(model: ModelDefinition, major: number): Readonly<Record<string, MethodDefinition>> {
  if (major >= 19) return { ...methodsOfEach(model), ...signaturesOf19(model) }
  const own = BY_MAJOR[major]
  return own === undefined ? {} : own(model)
}
