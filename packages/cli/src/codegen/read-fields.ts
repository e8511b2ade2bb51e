import { ServerError } from 'ooor/errors'
import { type FieldsAnswer, SCHEMA_ATTRIBUTES } from 'ooor/schema'
import { IN_ENGLISH, type ServerReader } from './server-reader.ts'

const WITHOUT_SELECTIONS = SCHEMA_ATTRIBUTES.filter((name) => name !== 'selection')

/**
 * A model's fields, of which selections have no values where the model fails at telling them: 16's
 * `payment.link.wizard` looks for an active document then. That is told.
 *
 * Calls `fields_get([], attributes)`.
 *
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
    const fields = await fieldsGet(server, model, WITHOUT_SELECTIONS).catch(() => {
      throw error
    })
    onNote(`${model}: its selections are left out, which it fails to tell (${error.message})`)
    return fields
  }
}

/** An exception of the model's own code, as `KeyError`: not one that says what is wrong with the question. */
export function isFailureOfModel(error: unknown): error is ServerError {
  return ServerError.is(error) && error.name === 'ServerError'
}

async function fieldsGet(server: ServerReader, model: string, attributes: readonly string[]): Promise<FieldsAnswer> {
  return (await server.call(model, 'fields_get', [[]], { attributes, ...IN_ENGLISH })) as FieldsAnswer
}
