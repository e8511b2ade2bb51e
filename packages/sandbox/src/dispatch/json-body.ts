import type { Params } from '../routes/route.ts'

/** The body of a JSON-RPC request; undefined when it is not JSON. */
export function jsonBody(text: string): { readonly id?: unknown; readonly params?: Params } | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? body : {}
  } catch {
    return undefined
  }
}
