import { type HttpRequest, type HttpResponse, TimeoutError } from 'ooor/protocol'
import type { SandboxRequest, SandboxResponse } from './http-exchange.ts'

/** A request of the client's pipeline as the sandbox takes it. */
export async function toSandboxRequest(request: HttpRequest): Promise<SandboxRequest> {
  const url = new URL(request.url)
  const { method, headers, body, payload } = request
  const path = url.pathname + url.search
  if (payload === undefined) return { method, path, headers, body: body ?? '' }
  const bytes = new Uint8Array(await new Response(payload as BodyInit).arrayBuffer())
  return { method, path, headers, body: new TextDecoder().decode(bytes), bytes }
}

/** What a caller gets who has waited for an answer that never comes: when he gives up, or his time has passed. */
export function givenUp({ signal, timeout }: HttpRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const limit = timeout === undefined ? undefined : AbortSignal.timeout(timeout)
    const end = () => resolve(new TimeoutError('the sandbox did not answer in time', { sent: true }))
    limit?.addEventListener('abort', end)
    if (signal?.aborted) resolve(signal.reason)
    signal?.addEventListener('abort', () => resolve(signal.reason))
  })
}

/** The answer, or the signal's reason when that comes first: the sandbox is not told, as a server that still waits. */
export function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave)
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}

/** The sandbox's answer as the client's pipeline takes it. */
export function toHttpResponse(response: SandboxResponse): HttpResponse {
  const { body, bytes } = response
  const headers = new Headers()
  for (const [name, value] of response.headers) headers.append(name, value)
  return {
    status: response.status,
    headers,
    text: async () => (bytes === undefined ? body : new TextDecoder().decode(bytes)),
    bytes: async () => bytes ?? new TextEncoder().encode(body),
  }
}
