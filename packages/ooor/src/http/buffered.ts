import type { HttpResponse } from './types.ts'

/** An answer whose text has been read already, for layers that must look at it. */
export function buffered(response: HttpResponse, text: string): HttpResponse {
  return {
    status: response.status,
    headers: response.headers,
    text: async () => text,
    bytes: async () => new TextEncoder().encode(text),
  }
}
