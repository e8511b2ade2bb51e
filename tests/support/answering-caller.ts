import type { RecordsCaller } from '../../packages/ooor/src/records/caller.ts'
import { Model } from '../../packages/ooor/src/records/model.ts'
import { SchemaRegistry } from '../../packages/ooor/src/records/schema/registry.ts'
import { Scope } from '../../packages/ooor/src/records/scope.ts'
import { withoutBelongings } from './without-belongings.ts'

/** A call as records made it. */
export interface MadeCall {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Models over a server that is a function: what it answers, and which calls were made. */
export function answering(
  major: number,
  models: Readonly<Record<string, Fields>>,
  answer: (call: MadeCall) => unknown,
) {
  const calls: MadeCall[] = []
  const file = Object.fromEntries(Object.entries(models).map(([name, fields]) => [name, { fields }]))
  const schemas = new SchemaRegistry({ file: { version: 1, models: file } })
  const callerOf = (context: RecordsCaller['context']): RecordsCaller => ({
    ...withoutBelongings,
    schemas,
    context,
    series: async () => ({ name: `${major}.0`, major, minor: 0 }) as never,
    schemaScope: async () => 'test',
    registryHash: async () => undefined,
    signal: async () => null,
    model: (name) => new Model(new Scope(callerOf(context)), name),
    withContext: (more) => callerOf({ ...context, ...more }),
    call: async (model, method, args = [], kwargs = {}) => {
      const call = { model, method, args, kwargs }
      calls.push(call)
      return structuredClone(await answer(call))
    },
  })
  const scope = new Scope(callerOf({}))
  return { calls, model: (name: string) => new Model(scope, name) }
}
