import { AccessError, ServerError, UnknownModelError } from '../../errors/index.ts'
import { suggestion } from '../../errors/nearest.ts'
import { ATTRIBUTES_WITHOUT_SELECTIONS, isFailureOfModel } from './failing-model.ts'
import type { FieldsAnswer } from './schema.ts'
import type { SchemaAsker } from './schema-asker.ts'

/**
 * A model's fields where `fields_get` failed in the model's own code: once more, without selections. Rejects with what
 * else went wrong, and with the models that there are where this one is none.
 */
export async function fieldsDespite(asker: SchemaAsker, model: string, error: unknown): Promise<FieldsAnswer> {
  if (UnknownModelError.is(error)) throw await withSuggestion(asker, model, error)
  if (!isFailureOfModel(error)) throw error
  try {
    return (await asker.call(model, 'fields_get', [[]], { attributes: ATTRIBUTES_WITHOUT_SELECTIONS })) as FieldsAnswer
  } catch {
    throw error
  }
}

/** Says what models there are, when the user may know. */
async function withSuggestion(asker: SchemaAsker, model: string, error: UnknownModelError): Promise<Error> {
  try {
    const rows = await asker.call('ir.model', 'search_read', [[], ['model']], {})
    const told = Array.isArray(rows) ? rows.map((row: { model?: unknown } | null) => row?.model) : []
    const names = told.filter((name) => typeof name === 'string')
    const { text, nearest, known } = suggestion(model, names)
    const message = `the server has no model '${model}'${text}`
    const { exception } = error
    return new UnknownModelError({ exception, message }, { message, cause: error, call: { model }, nearest, known })
  } catch (failure) {
    if (AccessError.is(failure) || ServerError.is(failure)) return error
    throw failure
  }
}
