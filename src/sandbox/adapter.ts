import type { HttpRequest, HttpResponse } from '../http/index.ts'
import type { SandboxRequest, SandboxResponse } from './http-exchange.ts'

/** A request of the client's pipeline as the sandbox takes it. */
export function toSandboxRequest(request: HttpRequest): SandboxRequest {
  const url = new URL(request.url)
  return { method: request.method, path: url.pathname + url.search, headers: request.headers, body: request.body ?? '' }
}

/** The sandbox's answer as the client's pipeline takes it. */
export function toHttpResponse(response: SandboxResponse): HttpResponse {
  const headers = new Headers()
  for (const [name, value] of response.headers) headers.append(name, value)
  return {
    status: response.status,
    headers,
    text: async () => response.body,
    bytes: async () => new TextEncoder().encode(response.body),
  }
}
