import { type ErrorOptions, OoorError } from './ooor-error.ts'

/** The account wants a second factor: `authenticate` answered without a user. */
export class MfaRequiredError extends OoorError {
  static override readonly kind = 'MfaRequiredError'
  declare readonly name: 'MfaRequiredError'
}

/**
 * The server no longer has the visitor's session, so the cart in it is gone. The session stays unusable until
 * `renew()` accepts a new one: a visitor never gets another cart without being told.
 */
export class SessionLostError extends OoorError {
  static override readonly kind = 'SessionLostError'
  declare readonly name: 'SessionLostError'
}

/**
 * The answer to a call that changes something was lost: it may have run, or not. It is never sent twice by itself;
 * look on the server before sending it again. `cause` tells what went wrong.
 */
export class OutcomeUnknownError extends OoorError {
  static override readonly kind = 'OutcomeUnknownError'
  declare readonly name: 'OutcomeUnknownError'
}

/** An error that a site may let through: it brings what frameworks look for in errors that nobody handles. */
abstract class AnswerableError extends OoorError {
  /** The HTTP status that tells a browser of it. Express looks for it, Fastify for `statusCode`. */
  abstract readonly status: number

  get statusCode(): number {
    return this.status
  }

  /** The answer that tells a browser of it. Hono looks for it. */
  getResponse(): Response {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
    return new Response(this.message, { status: this.status, headers })
  }
}

export interface SessionStoreErrorOptions extends ErrorOptions {
  readonly hasRun?: boolean
}

/**
 * The session store cannot be read or written. It is never taken for an empty one: visitors would get new sessions
 * in the place of their own.
 */
export class SessionStoreError extends AnswerableError {
  static override readonly kind = 'SessionStoreError'
  declare readonly name: 'SessionStoreError'
  /** True when the call itself has run and only its trace could not be stored: repeating it runs it twice. */
  readonly hasRun: boolean

  constructor(message: string, options: SessionStoreErrorOptions = {}) {
    super(message, options)
    this.hasRun = options.hasRun ?? false
  }

  get status(): number {
    return 503
  }
}

/**
 * The session's id was replaced moments ago, by a login or logout in another tab: the browser has the new one by now,
 * or gets it with that answer. Repeat the request.
 */
export class SessionMovedError extends AnswerableError {
  static override readonly kind = 'SessionMovedError'
  declare readonly name: 'SessionMovedError'

  get status(): number {
    return 409
  }
}
