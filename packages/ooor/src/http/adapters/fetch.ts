import { checkNames } from '../../errors/check-names.ts'
import { isOoorError, ResponseTooLargeError } from '../../errors/index.ts'
import { timedOut } from '../timeout.ts'
import type { HttpAdapter, HttpRequest, HttpResponse } from '../types.ts'
import { networkFailure } from './network-failure.ts'

/** What the adapter over `fetch` is made with. */
export interface FetchAdapterOptions {
  /** The `fetch` to use. @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined
}

/**
 * The adapter for every runtime that has `fetch`: Bun, Deno, workers, browsers, and Node too.
 *
 * ```ts
 * import { connect } from 'ooor'
 * import { fetchAdapter } from 'ooor/http'
 *
 * const odoo = connect('https://demo:demo@erp.example.com/prod', { adapter: fetchAdapter({ fetch: env.ODOO.fetch }) })
 * ```
 *
 * On Node 24, and with a `fetch` of undici 7, the default adapter is the safer one: undici 7 ends the process where a body
 * of which the length is not told is read slowly and the server hangs up behind it (nodejs/undici#5360; tried: undici
 * 7.30 does, Node 20 with its undici 6 does not).
 */
export function fetchAdapter(options: FetchAdapterOptions = {}): HttpAdapter {
  checkNames('fetchAdapter', options, 'fetch')
  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const doFetch = options.fetch ?? globalThis.fetch
    const { signal, end } = limitOf(request)
    let response: Response
    try {
      response = await doFetch(request.url, {
        method: request.method,
        headers: sendable(request.headers),
        body: request.body ?? (request.payload as BodyInit | undefined) ?? null,
        ...(request.payload instanceof ReadableStream && { duplex: 'half' }),
        signal: signal ?? null,
        // A redirect is an answer like another: following it would carry cookies to places nobody named.
        redirect: 'manual',
        // Cookies are the session's own.
        credentials: 'omit',
      })
    } catch (error) {
      end()
      throw failure(error, request, signal)
    }
    // A stream is read for as long as its reader likes.
    if (request.streams) end()
    const bytes = () => collect(response, request, signal).finally(end)
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      stream: () => response.body ?? new Blob([]).stream(),
      isDecoded: response.headers.has('content-encoding'),
      text: async () => new TextDecoder().decode(await bytes()),
    }
  }
  const openSocket: HttpAdapter['openSocket'] = async (request, events) => {
    const { openPlatformSocket } = await import('./platform-socket.ts')
    return openPlatformSocket(request, events, networkFailure)
  }
  return { send, openSocket, close: async () => {} }
}

/** Scripts in browsers must not say who they are: naming it would cost a preflight, and be left out. */
function sendable(headers: HttpRequest['headers']): HttpRequest['headers'] {
  if (!IS_BROWSER || headers['user-agent'] === undefined) return headers
  const { 'user-agent': _, ...others } = headers
  return others
}

const IS_BROWSER = 'document' in globalThis || 'importScripts' in globalThis

interface Limit {
  readonly signal: AbortSignal | undefined
  end(): void
}

function limitOf({ signal, timeout }: HttpRequest): Limit {
  if (timeout === undefined) return { signal, end() {} }
  // A timer holds the signal: on Node 20 nothing holds that of `AbortSignal.timeout` within `any`, and it never fires.
  const controller = new AbortController()
  const timer: ReturnType<typeof setTimeout> & { unref?(): void } = setTimeout(() => controller.abort(), timeout)
  // An answer that nobody reads keeps no process.
  timer.unref?.()
  return {
    signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    end: () => clearTimeout(timer),
  }
}

async function collect(response: Response, request: HttpRequest, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const limit = request.maxResponseBytes ?? Number.POSITIVE_INFINITY
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length
      if (length > limit) {
        throw new ResponseTooLargeError(
          `the answer is larger than ${limit} bytes: ask for less, or raise maxResponseBytes`,
          { call: request.call },
        )
      }
      chunks.push(chunk)
    }
  } catch (error) {
    throw failure(error, request, signal)
  }
  if (chunks[0] !== undefined && chunks.length === 1) return chunks[0]
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}

/** fetch does not tell whether the request was sent: it may have been. */
function failure(error: unknown, request: HttpRequest, signal: AbortSignal | undefined): unknown {
  if (request.signal?.aborted) return request.signal.reason
  if (signal?.aborted) return timedOut(request, request.timeout ?? 0, 'timeout')
  return isOoorError(error) ? error : networkFailure(error, request, undefined)
}
