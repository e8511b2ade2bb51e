import { AccessError, ServerError, UnknownModelError } from 'ooor/errors'
import { nearest } from 'ooor/schema'
import type { ServerReader } from './server-reader.ts'

/**
 * Asks for something of a model that somebody named: where there is none, the error names those that are most like it.
 *
 * Calls `ir.model.search_read([], ['model'])` then.
 */
export async function ofKnownModel<T>(server: ServerReader, model: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!UnknownModelError.is(error) || error.model !== model) throw error
    const near = nearest(model, await namesIfAllowed(server))
    if (near.length === 0) throw error
    const message = `the server has no model '${model}': did you mean ${near.map((name) => `'${name}'`).join(' or ')}?`
    const { exception } = error
    throw new UnknownModelError({ exception, message }, { message, cause: error, call: { model }, nearest: near })
  }
}

async function namesIfAllowed(server: ServerReader): Promise<string[]> {
  try {
    const rows = (await server.call('ir.model', 'search_read', [[], ['model']], {})) as readonly { model: string }[]
    return rows.map(({ model }) => model)
  } catch (error) {
    if (AccessError.is(error) || ServerError.is(error)) return []
    throw error
  }
}
