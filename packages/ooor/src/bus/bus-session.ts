import type { SocketEvents, SocketOpening } from '../http/index.ts'
import type { CallOptions, ModelCaller, Page, Series, SessionInfo } from '../wires/index.ts'

/** What the bus needs of a session. */
export interface BusSession extends ModelCaller {
  series(): Promise<Series>
  /** True once the connection is closed: whoever listens on is not told of a failure. */
  isClosed(): boolean
  /** True where it has pages and routes; false on wires that carry a key with each call. */
  hasPages(options?: CallOptions): Promise<boolean>
  /** Who the session is; null for a visitor. */
  info(options?: CallOptions): Promise<SessionInfo | null>
  page(path: string, options?: CallOptions): Promise<Page>
  /** Asks a JSON route, as any call. */
  request(path: string, params: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<unknown>
  /** Asks a JSON route that takes its time: it keeps no login waiting, and no place from other calls. */
  wait(path: string, params: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<unknown>
  /** Opens a WebSocket in the session, which is renewed where the server has forgotten it. */
  openSocket(path: string, events: SocketEvents, options?: CallOptions): Promise<SocketOpening>
  /** Makes sure that the server still has the session: a user's logs in again where it has not. */
  renew(): Promise<unknown>
  /** Is told when the session has got another id; answers a function that stops listening. */
  onRotated(listener: () => void): () => void
}
