import { createNanoEvents, type Emitter } from 'nanoevents'
import type { CallSite } from '../errors/index.ts'
import { masked } from '../errors/mask.ts'
import { streamOf } from './stream-of.ts'
import type { HttpHandler, HttpMiddleware, HttpRequest, HttpResponse } from './types.ts'

/** One HTTP exchange, as it starts. */
export interface RequestEvent {
  /** The same in all events of one exchange; counts up. */
  readonly id: number
  readonly method: string
  /** Without secrets: values of secret parameters and tokens in the path are `…`. */
  readonly url: string
  readonly call: CallSite | undefined
  /** Bytes of the request's body; 0 for a stream. */
  readonly requestBytes: number
}

/** One HTTP exchange, when its answer has been read. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number
  /** Milliseconds from sending to the last byte. */
  readonly duration: number
  /** Bytes of the answer's body. */
  readonly responseBytes: number
}

/** One HTTP exchange that got no answer. */
export interface FailureEvent extends RequestEvent {
  readonly error: unknown
  readonly duration: number
}

/** A request that will be sent again. */
export interface RetryEvent {
  readonly url: string
  readonly call: CallSite | undefined
  /** 1 for the first repetition. */
  readonly attempt: number
  /** Milliseconds until then. */
  readonly delay: number
  /** Why: the error, or the status of the answer. */
  readonly reason: unknown
}

/** What a connection tells of its traffic. Also published on `diagnostics_channel` as `ooor:<name>`, where it is. */
export interface TrafficEvents {
  request: (event: RequestEvent) => void
  response: (event: ResponseEvent) => void
  failure: (event: FailureEvent) => void
  retry: (event: RetryEvent) => void
  /** A user's expired session has logged in again. */
  relogin: (event: { readonly uid: number | null }) => void
  /** The server gave a session another id. The ids are secrets and not told here. */
  rotation: (event: { readonly uid: number | null }) => void
  /**
   * The store holds something under a session's id that is none here: `expired`, `unknown key`, `tampered`, `other version`,
   * or `other site`: one of another server or database, by a connection with the same store and keys.
   */
  unreadable: (event: { readonly reason: string }) => void
  /**
   * The server has not one of the site's languages (`languages` of `ooor/web`): another of them is taken, the user's own
   * when it has none. Told once.
   */
  missingLanguage: (event: {
    readonly language: string
    readonly taken: string | undefined
    readonly known: readonly string[]
  }) => void
  /** The server's master password is the default one, which everybody knows: set another. Told once by each `Admin`. */
  defaultMasterPassword: (event: { readonly url: string }) => void
}

/** Their names. */
export const TRAFFIC_EVENTS: Readonly<Record<keyof TrafficEvents, true>> = {
  request: true,
  response: true,
  failure: true,
  retry: true,
  relogin: true,
  rotation: true,
  unreadable: true,
  missingLanguage: true,
  defaultMasterPassword: true,
}

interface Channel {
  readonly hasSubscribers: boolean
  publish(message: unknown): void
}

/** Where events go: to the listeners of the connection and to `diagnostics_channel`. Free while nobody listens. */
export class Telemetry {
  readonly emitter: Emitter<TrafficEvents> = createNanoEvents<TrafficEvents>()

  /** True when somebody would hear it. */
  hears(name: keyof TrafficEvents): boolean {
    return Boolean(this.emitter.events[name]?.length) || Boolean(channelOf(name)?.hasSubscribers)
  }

  tell<E extends keyof TrafficEvents>(name: E, event: Parameters<TrafficEvents[E]>[0]): void {
    this.emitter.emit(name, ...([event] as Parameters<TrafficEvents[E]>))
    const channel = channelOf(name)
    if (channel?.hasSubscribers) channel.publish(event)
  }

  /** Tells that something is asked again, without its secrets. */
  tellRetry({ url, call, ...event }: RetryEvent): void {
    this.tell('retry', { url: masked(url), call: maskedCall(call), ...event })
  }
}

const channels = new Map<string, Channel | undefined>()

function channelOf(name: string): Channel | undefined {
  if (!channels.has(name)) channels.set(name, openChannel(`ooor:${name}`))
  return channels.get(name)
}

// Asked of the process, so that bundles for other runtimes do not try to resolve a module of Node's.
function openChannel(name: string): Channel | undefined {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') return undefined
  return process.getBuiltinModule('node:diagnostics_channel')?.channel(name)
}

let lastId = 0

/** Tells of each exchange. The innermost layer, so that repetitions are told one by one. */
export function observe(telemetry: Telemetry): HttpMiddleware {
  return (request, next) => {
    if (!telemetry.hears('request') && !telemetry.hears('response') && !telemetry.hears('failure')) return next(request)
    return observed(telemetry, request, next)
  }
}

async function observed(telemetry: Telemetry, request: HttpRequest, next: HttpHandler): Promise<HttpResponse> {
  const event = requestEvent(request)
  const start = performance.now()
  const fail = (error: unknown): never => {
    telemetry.tell('failure', { ...event, error, duration: performance.now() - start })
    throw error
  }
  telemetry.tell('request', event)
  const response = await next(request).catch(fail)
  const done = (responseBytes: number) => {
    const { status } = response
    telemetry.tell('response', { ...event, status, duration: performance.now() - start, responseBytes })
  }
  return request.streams ? toldOfStream(response, done) : told(response, done, fail)
}

/** The call as listeners may see it. */
function maskedCall(call: CallSite | undefined): CallSite | undefined {
  return call?.path === undefined ? call : { ...call, path: masked(call.path) }
}

function requestEvent({ method, url, call, body, payload }: HttpRequest): RequestEvent {
  lastId++
  // How long a stream will be, nobody knows yet.
  const fixed = payload instanceof Uint8Array ? payload.length : 0
  return {
    id: lastId,
    method,
    url: masked(url),
    call: maskedCall(call),
    requestBytes: body === undefined ? fixed : new TextEncoder().encode(body).length,
  }
}

function toldOfStream(response: HttpResponse, done: (bytes: number) => void): HttpResponse {
  let length = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length
      controller.enqueue(chunk)
    },
    flush: () => done(length),
  })
  return { ...response, stream: () => streamOf(response).pipeThrough(counted) }
}

function told(response: HttpResponse, done: (bytes: number) => void, fail: (error: unknown) => never): HttpResponse {
  const bytes = async () => {
    const read = await response.bytes().catch(fail)
    done(read.length)
    return read
  }
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text: async () => new TextDecoder().decode(await bytes()),
  }
}
