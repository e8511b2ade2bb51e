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
