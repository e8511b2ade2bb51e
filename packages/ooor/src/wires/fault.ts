import {
  AccessDeniedError,
  AccessError,
  ArgumentsError,
  type CallSite,
  DatabaseError,
  DatabaseUnavailableError,
  describeCall,
  IdentityCheckError,
  LockError,
  MissingError,
  PrivateMethodError,
  RedirectWarning,
  RouteNotFoundError,
  ServerError,
  type ServerFault,
  SessionExpiredError,
  UnknownDatabaseError,
  UnknownFieldError,
  UnknownMethodError,
  UnknownModelError,
  UnlinkBlockedError,
  UserError,
  ValidationError,
} from '../errors/index.ts'
import { exceptionOfWarning } from './old-fault.ts'

/**
 * The error for what a server says of an exception. Decides by the exception's name, never by the wire's code:
 * code 100 is also an identity check, code 200 and 0 are anything.
 */
export function serverError(fault: ServerFault, call: CallSite | undefined): ServerError {
  const exception = fault.exception.slice(fault.exception.lastIndexOf('.') + 1)
  // A server may name an exception as a member that all objects have.
  const rule = Object.hasOwn(BY_EXCEPTION, exception) ? BY_EXCEPTION[exception] : undefined
  return rule?.(fault, call) ?? byMessage(fault, call) ?? new ServerError(fault, { call })
}

type Rule = (fault: ServerFault, call: CallSite | undefined) => ServerError | undefined

const BY_EXCEPTION: Readonly<Record<string, Rule | undefined>> = {
  SessionExpiredException: (fault, call) => new SessionExpiredError(fault, { call }),
  CheckIdentityException: (fault, call) => new IdentityCheckError(fault, { call, message: identityCheck(fault, call) }),
  AccessDenied: (fault, call) => new AccessDeniedError(fault, { call }),
  MissingError: (fault, call) =>
    fault.message.startsWith('MissingError\n') && fault.arguments?.length === 2
      ? titled(fault, call)
      : new MissingError(fault, { call }),
  LockError: (fault, call) => new LockError(fault, { call }),
  ValidationError: (fault, call) => new ValidationError(fault, { call }),
  UnlinkBlockedError: (fault, call) => new UnlinkBlockedError(fault, { call }),
  ValidateError: (fault, call) => new ValidationError(fault, { call }),
  RedirectWarning: (fault, call) => new RedirectWarning(fault, { call }),
  UserError: (fault, call) =>
    fault.message === `Object ${call?.model} doesn't exist`
      ? new UnknownModelError(fault, { call, message: unknownModel(call ?? {}) })
      : new UserError(fault, { call }),
  Warning: (fault, call) => new UserError(fault, { call }),
  AccessError: (fault, call) => {
    // 8 has titles in the messages of its own exceptions too.
    if (fault.message.startsWith('AccessError\n') && fault.arguments?.length === 2) return titled(fault, call)
    // 19 answers an unknown database so (wire/19.0/web-authenticate-unknown-db).
    if (fault.message === 'Database not found.') return new UnknownDatabaseError(fault, { call })
    const hidden = call?.method?.startsWith('_') || /^Private methods? /.test(fault.message)
    return hidden ? new PrivateMethodError(fault, { call }) : new AccessError(fault, { call })
  },
  // 6.1 and 7.0 leave the name of the library out.
  OperationalError: (fault, call) => {
    if (isMissingDatabase(fault)) return new UnknownDatabaseError(fault, { call })
    return CANNOT_CONNECT.test(fault.message)
      ? new DatabaseUnavailableError(fault, { call })
      : new DatabaseError(fault, { call })
  },
  // 8 and 9 over the web client's JSON (wire/8.0/old-private-method).
  Exception: (fault, call) =>
    fault.message.endsWith('Underscore prefixed methods cannot be remotely called')
      ? new PrivateMethodError(fault, { call })
      : undefined,
  NotFound: (fault, call) => {
    if (call?.model === undefined) return new RouteNotFoundError(fault, { call })
    // JSON-2 says of both that they are not found (wire/19.0/json2-unknown-method).
    if (isUnknownMethod(fault, call)) return new UnknownMethodError(fault, { call, message: unknownMethod(call) })
    // 19 answers an unknown model as an unknown route (wire/19.0/web-unknown-model).
    return new UnknownModelError(fault, { call, message: unknownModel(call) })
  },
  Unauthorized: (fault, call) => new AccessDeniedError(fault, { call }),
  UnprocessableEntity: (fault, call) => new ArgumentsError(fault, { call }),
  UnknownModel: (fault, call) => new UnknownModelError(fault, { call, message: unknownModel(call ?? {}) }),
  // 8 and 9: the first argument is a title, the second the message (wire/8.0/web-*).
  except_orm: titled,
  except_osv: titled,
  KeyError: (fault, call) => {
    // 19 looks the fields of `write` up one by one (wire/19.0/xmlrpc-object-write-unknown-field).
    if (/_fields\[\w+\]/.test(fault.traceback ?? '') && /^'?\w+'?$/.test(fault.message)) {
      const message = `the model '${call?.model}' has no field '${unquoted(fault.message)}'`
      return new UnknownFieldError(fault, { call, message })
    }
    if (call?.model === undefined || unquoted(fault.message) !== call.model) return undefined
    return new UnknownModelError(fault, { call, message: unknownModel(call) })
  },
  AttributeError: (fault, call) => {
    if (call?.method === undefined) return undefined
    // 8.0 looks the method up on a model that is not there (wire/8.0/web-unknown-model).
    if (fault.message === `'NoneType' object has no attribute '${call.method}'`) {
      return new UnknownModelError(fault, { call, message: unknownModel(call) })
    }
    return isUnknownMethod(fault, call)
      ? new UnknownMethodError(fault, { call, message: unknownMethod(call) })
      : undefined
  },
  ValueError: (fault, call) => {
    // In a domain, in read and in write, in the words of 6.1 to 19 (wire/*/*-unknown-field).
    return /^Invalid field u?['\w]/.test(fault.message) ? new UnknownFieldError(fault, { call }) : undefined
  },
  TypeError: (fault, call) => {
    const [, refusing, how] = /\b(\w+)\(\) (missing|takes|got|argument)/.exec(fault.message) ?? []
    // Since 16 it hands what it does not know on to what reads (tried on 16.0 and 19.0).
    const isHandedOn = call?.method === 'search_read' && how === 'got' && /^_?read/.test(refusing ?? '')
    const isRefused = refusing !== undefined && (refusing === call?.method || isHandedOn)
    return isRefused ? new ArgumentsError(fault, { call }) : undefined
  },
}

function identityCheck(fault: ServerFault, call: CallSite | undefined): string {
  const where = describeCall(call)
  const remedy =
    "confirm it with session.request('/web/session/identity/check', { type: 'password', password }), and keep the address and User-Agent of a session"
  return `${where === undefined ? '' : `${where}: `}${fault.message.trim()}: ${remedy}`
}

/** What PostgreSQL says to who cannot have a connection. */
const CANNOT_CONNECT =
  /not currently accepting connections|too many (?:clients|connections)|remaining connection slots|could not connect|connection to server|the database system is /

function titled(fault: ServerFault, call: CallSite | undefined): ServerError {
  const [title, message] = fault.arguments ?? []
  if (typeof title !== 'string' || typeof message !== 'string') return new UserError(fault, { call })
  const exception = exceptionOfWarning(title, message)
  return serverError({ ...fault, exception, message }, call)
}

function isUnknownMethod(fault: ServerFault, call: CallSite): boolean {
  return (
    fault.message.includes(`has no attribute '${call.method}'`) ||
    fault.message.includes(`The method '${call.model}.${call.method}' does not exist`) ||
    // wire/17.0/web-unknown-method
    fault.message.includes(`The method '${call.method}' does not exist on the model '${call.model}'`)
  )
}

function unknownMethod(call: CallSite): string {
  return `the model '${call.model}' has no method '${call.method}' on this server`
}

function byMessage(fault: ServerFault, call: CallSite | undefined): ServerError | undefined {
  if (isMissingDatabase(fault)) return new UnknownDatabaseError(fault, { call })
  return /^psycopg2?\./.test(fault.exception) ? new DatabaseError(fault, { call }) : undefined
}

function isMissingDatabase(fault: ServerFault): boolean {
  return /database "[^"]*" does not exist/.test(fault.message)
}

function unknownModel(call: CallSite): string {
  return `the server has no model '${call.model}': check the name, or whether the module that defines it is installed`
}

function unquoted(text: string): string {
  return text.replace(/^'(.*)'$/, '$1')
}
