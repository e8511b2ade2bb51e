import { type ErrorOptions, OoorError } from './ooor-error.ts'

type NetworkErrorName =
  | 'NetworkError'
  | 'HostNotFoundError'
  | 'ConnectionRefusedError'
  | 'TlsError'
  | 'ConnectionLostError'
  | 'TimeoutError'

export interface NetworkErrorOptions extends ErrorOptions {
  readonly code?: string | undefined
  readonly sent?: boolean
}

/** No answer came: the network, the host or TLS failed. */
export class NetworkError extends OoorError {
  static override readonly kind: string = 'NetworkError'
  declare readonly name: NetworkErrorName
  /** The runtime's own code, as `ECONNREFUSED`, where it gives one. */
  readonly code: string | undefined
  /**
   * False when the request certainly never reached the server, so that it is safe to send it again;
   * true when it may have, and may have run.
   */
  readonly sent: boolean

  constructor(message: string, options: NetworkErrorOptions = {}) {
    super(message, options)
    this.code = options.code
    this.sent = options.sent ?? true
  }
}

/** The host's name does not resolve. */
export class HostNotFoundError extends NetworkError {
  static override readonly kind = 'HostNotFoundError'
  declare readonly name: 'HostNotFoundError'
}

/** Nothing listens on that host and port, or there is no route to it. */
export class ConnectionRefusedError extends NetworkError {
  static override readonly kind = 'ConnectionRefusedError'
  declare readonly name: 'ConnectionRefusedError'
}

/** The certificate was refused or the handshake failed; verification is always on. */
export class TlsError extends NetworkError {
  static override readonly kind = 'TlsError'
  declare readonly name: 'TlsError'
}

/** The connection broke before the whole answer was there. */
export class ConnectionLostError extends NetworkError {
  static override readonly kind = 'ConnectionLostError'
  declare readonly name: 'ConnectionLostError'
}

/** No answer within the time allowed. */
export class TimeoutError extends NetworkError {
  static override readonly kind = 'TimeoutError'
  declare readonly name: 'TimeoutError'
}
