import type { HttpResponse } from './types.ts'

/** An answer's body as a stream, also when a layer has read it whole. */
export function streamOf(response: HttpResponse): ReadableStream<Uint8Array> {
  if (response.stream !== undefined) return response.stream()
  return new ReadableStream({
    async start(controller) {
      const bytes = await response.bytes()
      if (bytes.length > 0) controller.enqueue(bytes)
      controller.close()
    },
  })
}
