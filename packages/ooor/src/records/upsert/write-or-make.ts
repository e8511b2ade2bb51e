import { idOf } from '../check-answer.ts'
import type { ServerValues } from '../record/server-values.ts'
import { makeNamed, type Naming } from './make-named.ts'

/** What is sent of one record that is told by an id, an external id, or nothing. */
export interface Sent {
  readonly id: number | undefined
  readonly name: string | undefined
  readonly values: ServerValues
}

/** Writes to the record that is there, or makes it: named where it has a name. */
export async function writeOrMake(
  naming: Naming,
  { id, name, values }: Sent,
): Promise<{ readonly id: number; readonly was: 'made' | 'changed' }> {
  const { scope, schema, options } = naming
  const { model } = schema
  const named = id === undefined && name !== undefined ? await makeNamed(naming, values, name) : undefined
  if (named?.was === 'made') return { id: named.id, was: 'made' }
  const there = named?.id ?? id
  if (there !== undefined) {
    await scope.caller.call(model, 'write', [[there], values], {}, options)
    return { id: there, was: 'changed' }
  }
  const answer = await scope.caller.call(model, 'create', [values], {}, options)
  return { id: idOf(answer, { model, method: 'create', writes: true }), was: 'made' }
}
