import { idOf } from '../check-answer.ts'
import { serverValues } from '../record/server-values.ts'
import type { Draft } from './draft.ts'
import type { FormCaller } from './form-caller.ts'

/**
 * Sends what a form holds, and reads nothing back: the record's id.
 *
 * Calls `create(values)`, or `write([id], values)` where something has changed.
 */
export async function storeDraft({ scope, options }: FormCaller, draft: Draft): Promise<number> {
  const { schema } = draft.layout
  const { model } = schema
  const values = await serverValues(scope, schema, draft.toSave())
  if (draft.id === 0) {
    const made = await scope.caller.call(model, 'create', [values], {}, options)
    return idOf(made, { model, method: 'create', writes: true })
  }
  if (Object.keys(values).length > 0) await scope.caller.call(model, 'write', [[draft.id], values], {}, options)
  return draft.id
}
