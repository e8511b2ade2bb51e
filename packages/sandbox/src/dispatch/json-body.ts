import { JsonTextError, jsonValue } from '../python/json-text.ts'
import type { Params } from '../routes/route.ts'

/** What stands for a body of JSON that is no object. */
export const NO_OBJECT: { readonly id?: unknown; readonly params?: Params } = {}

/** The body of a JSON-RPC request, as Python reads it (`NaN` is a number); undefined when it is not JSON. */
export function jsonBody(text: string): { readonly id?: unknown; readonly params?: Params } | undefined {
  try {
    const body = jsonValue(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : NO_OBJECT
  } catch (error) {
    if (error instanceof JsonTextError) return undefined
    throw error
  }
}
