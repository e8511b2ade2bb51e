import type { FieldDefinition, ModelDefinition, Stored } from './definition.ts'
import type { Environment } from './environment.ts'

/**
 * A row as functions of a user's own see it: with lists, and what else is not kept in the row itself, read when it is
 * asked for. The sandbox's own functions are given the bare row, and read the rest where they want it.
 */
export function wholeRow(row: Stored, env: Environment, model: string): Stored {
  const table = env.table(model)
  return new Proxy(row, {
    get: (bare, name) =>
      typeof name !== 'string' || name in bare || !Object.hasOwn(table.fields, name)
        ? Reflect.get(bare, name)
        : env.raw(table, bare, name),
  })
}

/** A field whose rule, where it has one, is given whole rows. */
export function onWholeRows<F extends Partial<FieldDefinition>>(model: string, field: F): F {
  const { compute } = field
  return compute === undefined ? field : { ...field, compute: (row, env) => compute(wholeRow(row, env, model), env) }
}

/** A model of a user's own, whose functions are given whole rows. */
export function modelOnWholeRows(given: ModelDefinition): ModelDefinition {
  const { name, fields, constrain, created } = given
  return {
    ...given,
    fields: Object.fromEntries(Object.entries(fields).map(([field, told]) => [field, onWholeRows(name, told)])),
    ...(constrain && { constrain: (row, env) => constrain(wholeRow(row, env, name), env) }),
    ...(created && { created: (row, env, values, given) => created(wholeRow(row, env, name), env, values, given) }),
  }
}
