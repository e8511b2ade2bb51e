import { ATTRIBUTES_WITHOUT_SELECTIONS, type FieldsAnswer, isFailureOfModel, SCHEMA_ATTRIBUTES } from 'ooor/schema'
import { IN_ENGLISH, type ServerReader } from './server-reader.ts'

/**
 * A model's fields, of which selections have no values where the model fails at telling them: 16's
 * `payment.link.wizard` looks for an active document then. That is told.
 *
 * Calls `fields_get([], attributes)`.
 *
 * @throws UnknownModelError with those that are most like it
 * @throws ServerError what the server said first, where it fails without selections too
 */
export async function readFields(
  server: ServerReader,
  model: string,
  onNote: (note: string) => void = () => {},
): Promise<FieldsAnswer> {
  try {
    return await fieldsGet(server, model, SCHEMA_ATTRIBUTES)
  } catch (error) {
    if (!isFailureOfModel(error)) throw error
    const fields = await fieldsGet(server, model, ATTRIBUTES_WITHOUT_SELECTIONS).catch(() => {
      throw error
    })
    onNote(`${model}: its selections are left out, which it fails to tell (${error.message})`)
    return fields
  }
}

/** What a sandbox rounds amounts by is asked besides. */
async function fieldsGet(server: ServerReader, model: string, known: readonly string[]): Promise<FieldsAnswer> {
  const attributes = [...known, 'currency_field']
  return (await server.call(model, 'fields_get', [[]], { attributes, ...IN_ENGLISH })) as FieldsAnswer
}
