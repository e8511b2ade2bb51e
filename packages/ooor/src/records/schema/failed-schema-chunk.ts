import { ATTRIBUTES_WITHOUT_SELECTIONS, isFailureOfModel } from './failing-model.ts'
import type { FieldsAnswer } from './schema.ts'
import type { SchemaAsker } from './schema-asker.ts'

/**
 * A model's fields where `fields_get` failed in the model's own code: once more, without selections. Rejects with what
 * else went wrong.
 */
export async function fieldsDespite(asker: SchemaAsker, model: string, error: unknown): Promise<FieldsAnswer> {
  if (!isFailureOfModel(error)) throw error
  try {
    return (await asker.call(model, 'fields_get', [[]], { attributes: ATTRIBUTES_WITHOUT_SELECTIONS })) as FieldsAnswer
  } catch {
    throw error
  }
}
