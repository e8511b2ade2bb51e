import { type CallSite, describeCall, type ErrorOptions, OoorError } from './ooor-error.ts'

/** What a server says of an exception, the same over all wires. */
export interface ServerFault {
  /** The Python path of the exception, as `odoo.exceptions.AccessError`; `''` where the wire does not tell. */
  readonly exception: string
  /** The server's message, as a user would see it. */
  readonly message: string
  /** The exception's arguments. */
  readonly arguments?: readonly unknown[]
  /** The server's Python traceback. */
  readonly traceback?: string
  /** The context that the server attached. */
  readonly context?: Readonly<Record<string, unknown>>
  /** The wire's code: JSON-RPC `error.code`, XML-RPC fault code, HTTP status. Do not decide by it. */
  readonly code?: number | string
}

type ServerErrorName =
  | 'ServerError'
  | 'UserError'
  | 'ValidationError'
  | 'UnlinkBlockedError'
  | 'RedirectWarning'
  | 'AccessError'
  | 'PrivateMethodError'
  | 'AccessDeniedError'
  | 'MissingError'
  | 'LockError'
  | 'UnknownNameError'
  | 'UnknownModelError'
  | 'UnknownMethodError'
  | 'UnknownFieldError'
  | 'ArgumentsError'
  | 'UnknownDatabaseError'
  | 'RouteNotFoundError'
  | 'DatabaseError'
  | 'DatabaseUnavailableError'
  | 'SessionExpiredError'
  | 'LoginRequiredError'
  | 'IdentityCheckError'
  | 'PdfToolMissingError'
  | 'ResultLostError'

/** Odoo answered with an exception. The classes below tell which; this one is for the rest. */
export class ServerError extends OoorError {
  static override readonly kind: string = 'ServerError'
  declare readonly name: ServerErrorName
  /** The Python path of the exception. */
  readonly exception: string
  /** The server's own message, without the call's name before it. */
  readonly serverMessage: string
  /** The exception's arguments. */
  readonly arguments: readonly unknown[]
  /** The context that the server attached. */
  readonly context: Readonly<Record<string, unknown>>
  /** The wire's code; unreliable, kept for logs. */
  readonly code: number | string | undefined
  /** The server's traceback. Not enumerable: it stays out of logs unless asked for. */
  declare readonly traceback: string | undefined

  constructor(fault: ServerFault, options: ErrorOptions & { readonly message?: string } = {}) {
    super(options.message ?? prefixed(fault.message || fault.exception, options.call), options)
    this.exception = fault.exception
    this.serverMessage = fault.message
    this.arguments = fault.arguments ?? []
    this.context = fault.context ?? {}
    this.code = fault.code
    Object.defineProperty(this, 'traceback', { value: fault.traceback, enumerable: false, configurable: true })
  }
}

function prefixed(message: string, call: CallSite | undefined): string {
  const where = describeCall(call)
  return where === undefined ? message.trim() : `${where}: ${message.trim()}`
}

/** A business rule said no; the message is meant for the user. */
export class UserError extends ServerError {
  static override readonly kind: string = 'UserError'
  declare readonly name: 'UserError' | 'ValidationError' | 'UnlinkBlockedError' | 'RedirectWarning'
}

/** A constraint was violated or a required field is missing. */
export class ValidationError extends UserError {
  static override readonly kind: string = 'ValidationError'
  declare readonly name: 'ValidationError' | 'UnlinkBlockedError'
}

/** Records were not deleted, because others need them: since 20 the server names which. */
export class UnlinkBlockedError extends ValidationError {
  static override readonly kind = 'UnlinkBlockedError'
  declare readonly name: 'UnlinkBlockedError'
  /** The records that cannot go; those that could have gone are still there too. */
  readonly blockedIds: readonly number[]
  /** What needs them, as `Sales Order Line`; `''` where the wire does not tell. */
  readonly neededBy: string
  /** They can be archived in the place of that. */
  readonly isArchivable: boolean

  constructor(fault: ServerFault, options: ErrorOptions = {}) {
    super(fault, options)
    const { blocked_ids, model_name, archivable } = this.context
    this.blockedIds = Array.isArray(blocked_ids) ? blocked_ids.filter((id) => typeof id === 'number') : []
    this.neededBy = typeof model_name === 'string' ? model_name : ''
    this.isArchivable = archivable === true
  }
}

/** A warning with an action that would resolve it (in `arguments`). */
export class RedirectWarning extends UserError {
  static override readonly kind = 'RedirectWarning'
  declare readonly name: 'RedirectWarning'
}

/** The user may not do this: access rights or record rules. */
export class AccessError extends ServerError {
  static override readonly kind: string = 'AccessError'
  declare readonly name: 'AccessError' | 'PrivateMethodError'
}

/** The method exists for the server only (`_name`, or declared private). */
export class PrivateMethodError extends AccessError {
  static override readonly kind = 'PrivateMethodError'
  declare readonly name: 'PrivateMethodError'
}

/** Wrong login or password, or a key that is not valid. */
export class AccessDeniedError extends ServerError {
  static override readonly kind = 'AccessDeniedError'
  declare readonly name: 'AccessDeniedError'
}

/** The record does not exist, or no longer. */
export class MissingError extends ServerError {
  static override readonly kind = 'MissingError'
  declare readonly name: 'MissingError'
}

/** Somebody else holds the record's lock (19 and later). */
export class LockError extends ServerError {
  static override readonly kind = 'LockError'
  declare readonly name: 'LockError'
}

/** What may be told along with a name that is not there. */
export interface UnknownNameOptions extends ErrorOptions {
  readonly message?: string
  readonly nearest?: readonly string[] | undefined
  readonly known?: readonly string[] | undefined
}

/** The server has no model, field or method of a name; the classes below tell which. */
export class UnknownNameError extends ServerError {
  static override readonly kind: string = 'UnknownNameError'
  declare readonly name: 'UnknownNameError' | 'UnknownModelError' | 'UnknownMethodError' | 'UnknownFieldError'
  /** The names that are most like it, the best first; three of them are in the message. */
  readonly nearest: readonly string[]
  /** All names that there are, in order; empty where they are not known. Not enumerable: they may be hundreds. */
  declare readonly known: readonly string[]

  constructor(fault: ServerFault, { nearest = [], known = [], ...options }: UnknownNameOptions = {}) {
    super(fault, options)
    this.nearest = nearest
    Object.defineProperty(this, 'known', { value: known, enumerable: false })
  }
}

/** The server has no such model: a typo, or the module is not installed. */
export class UnknownModelError extends UnknownNameError {
  static override readonly kind = 'UnknownModelError'
  declare readonly name: 'UnknownModelError'
}

/** The model has no such method. */
export class UnknownMethodError extends UnknownNameError {
  static override readonly kind = 'UnknownMethodError'
  declare readonly name: 'UnknownMethodError'
}

/** The model has no such field. */
export class UnknownFieldError extends UnknownNameError {
  static override readonly kind = 'UnknownFieldError'
  declare readonly name: 'UnknownFieldError'
}

/** The method does not take these arguments. */
export class ArgumentsError extends ServerError {
  static override readonly kind = 'ArgumentsError'
  declare readonly name: 'ArgumentsError'
}

/** The server has no such database, or it is not ready. */
export class UnknownDatabaseError extends ServerError {
  static override readonly kind = 'UnknownDatabaseError'
  declare readonly name: 'UnknownDatabaseError'
}

/** The server has no such route: the module that carries it is not installed, or the series has it elsewhere. */
export class RouteNotFoundError extends ServerError {
  static override readonly kind = 'RouteNotFoundError'
  declare readonly name: 'RouteNotFoundError'
}

/** PostgreSQL refused: a constraint, a lock, a full disk. */
export class DatabaseError extends ServerError {
  static override readonly kind: string = 'DatabaseError'
  declare readonly name: 'DatabaseError' | 'DatabaseUnavailableError'
}

/**
 * The server is there, but cannot open its database now: PostgreSQL restarts, is full or takes no connections. Nothing
 * has run, and the session is what it was: the same call may be made again later.
 */
export class DatabaseUnavailableError extends DatabaseError {
  static override readonly kind = 'DatabaseUnavailableError'
  declare readonly name: 'DatabaseUnavailableError'
}

/**
 * The method ran and what it did is kept, but the server could not put its result into an answer. Do not call it again
 * for that: the message names the wire that carries such results.
 */
export class ResultLostError extends ServerError {
  static override readonly kind = 'ResultLostError'
  declare readonly name: 'ResultLostError'
}

/** The server no longer knows the session, and logging in again was not possible or did not help. */
export class SessionExpiredError extends ServerError {
  static override readonly kind = 'SessionExpiredError'
  declare readonly name: 'SessionExpiredError'
}

/** A visitor asked for what only users get: Odoo answers model calls to logged-in users. */
export class LoginRequiredError extends ServerError {
  static override readonly kind = 'LoginRequiredError'
  declare readonly name: 'LoginRequiredError'
}

/**
 * The server wants the user to confirm who they are: the session comes from another address or `User-Agent` than before
 * (20, `base.session_check_device`), or was idle for too long. The session lives; `POST /web/session/identity/check` with
 * `{ type: 'password', password }` lets it go on.
 */
export class IdentityCheckError extends ServerError {
  static override readonly kind = 'IdentityCheckError'
  declare readonly name: 'IdentityCheckError'
}

/** The server cannot make PDF files: wkhtmltopdf is not installed there, or not one that prints several records at once. */
export class PdfToolMissingError extends ServerError {
  static override readonly kind = 'PdfToolMissingError'
  declare readonly name: 'PdfToolMissingError'
}
