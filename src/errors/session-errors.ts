import { OoorError } from './ooor-error.ts'

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
