import { AccessError, ServerError, UnknownModelError } from '../../errors/index.ts'
import { suggestion } from '../../errors/nearest.ts'
import { SCHEMA_ATTRIBUTES } from './field.ts'
import type { FieldsAnswer } from './schema.ts'
import type { SchemaAsker } from './schema-asker.ts'

/** Without what a model computes for it: 16's `payment.link.wizard` fails where no document is active. */
const WITHOUT_SELECTIONS = SCHEMA_ATTRIBUTES.filter((name) => name !== 'selection')

/**
 * A model's fields where `fields_get` failed in the model's own code: once more, without selections. Rejects with what
 * else went wrong, and with the models that there are where this one is none.
 */
export async function fieldsDespite(asker: SchemaAsker, model: string, error: unknown): Promise<FieldsAnswer> {
  if (UnknownModelError.is(error)) throw await withSuggestion(asker, model, error)
  // One of the model's own code, as `KeyError`: the others say what is wrong with the question.
  if (!ServerError.is(error) || error.name !== 'ServerError') throw error
  try {
    return (await asker.call(model, 'fields_get', [[]], { attributes: WITHOUT_SELECTIONS })) as FieldsAnswer
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
