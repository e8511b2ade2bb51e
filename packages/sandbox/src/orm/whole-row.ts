import { ConfigError } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Stored } from './definition.ts'
import type { Environment } from './environment.ts'
import { dataOf, methodsOfOwn, prepareOfOwn } from './own-answers.ts'
import { onchangesOfOwn } from './own-onchanges.ts'

/**
 * A row as functions of a user's own see it: with lists, and what else is not kept in the row itself, read when it is
 * asked for. The sandbox's own functions are given the bare row, and read the rest where they want it.
 */
export function wholeRow(row: Stored, env: Environment, model: string): Stored {
  const table = env.table(model)
  return new Proxy(row, {
    get: (bare, name) => {
      const isKept = typeof name !== 'string' || name in bare || !Object.hasOwn(table.fields, name)
      const value: unknown = isKept ? Reflect.get(bare, name) : env.raw(table, bare, name)
      // Of the reader's own, who may sort it.
      return Array.isArray(value) ? [...value] : value
    },
    set: (_, name) => {
      const values = `{ ${String(name)}: … }`
      throw new ConfigError(`a row is for reading: write ${model} by env.write('${model}', [row.id], ${values})`)
    },
  })
}

/** A field whose rule, where it has one, is given whole rows. */
export function onWholeRows<F extends Partial<FieldDefinition>>(model: string, name: string, field: F): F {
  const { compute } = field
  if (compute === undefined) return field
  return {
    ...field,
    followsAll: true,
    compute: (row, env) => dataOf(`the compute of ${model}.${name}`, compute(wholeRow(row, env, model), env)),
  }
}

/** A model of a user's own, whose functions are given whole rows. */
export function modelOnWholeRows(given: ModelDefinition): ModelDefinition {
  const { name, fields, constrain, created, methods, onchanges, prepare } = given
  return {
    ...given,
    fields: Object.fromEntries(Object.entries(fields).map(([field, told]) => [field, onWholeRows(name, field, told)])),
    ...(methods && { methods: methodsOfOwn(name, methods) }),
    ...(onchanges && { onchanges: onchangesOfOwn(name, onchanges) }),
    ...(prepare && { prepare: prepareOfOwn(name, prepare) }),
    ...(constrain && { constrain: (row, env) => constrain(wholeRow(row, env, name), env) }),
    ...(created && { created: (row, env, values, given) => created(wholeRow(row, env, name), env, values, given) }),
  }
}
