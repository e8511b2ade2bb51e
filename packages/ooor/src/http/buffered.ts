import { type TextReader, textAtHand } from './text-reader.ts'
import type { HttpResponse } from './types.ts'

/** An answer whose text has been read already. */
function buffered(response: HttpResponse, text: string): HttpResponse {
  return {
    status: response.status,
    headers: response.headers,
    text: async () => text,
    bytes: async () => new TextEncoder().encode(text),
  }
}

/** True when the body has come in to its end. */
export function isWhole(response: HttpResponse): boolean {
  return textAtHand(response) !== undefined
}

/** An answer whose body has come in to its end. */
export async function whole(response: HttpResponse): Promise<HttpResponse> {
  if (isWhole(response)) return response
  if (!(response.text as TextReader).json) return buffered(response, await response.text())
  await response.bytes()
  return response
}
