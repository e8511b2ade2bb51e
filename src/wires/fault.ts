import {
  AccessDeniedError,
  AccessError,
  ArgumentsError,
  type CallSite,
  DatabaseError,
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
  UserError,
  ValidationError,
} from '../errors/index.ts'

/**
 * The error for what a server says of an exception. Decides by the exception's name, never by the wire's code:
 * code 100 is also an identity check, code 200 and 0 are anything.
 */
export function serverError(fault: ServerFault, call: CallSite | undefined): ServerError {
  const exception = fault.exception.slice(fault.exception.lastIndexOf('.') + 1)
  return BY_EXCEPTION[exception]?.(fault, call) ?? byMessage(fault, call) ?? new ServerError(fault, { call })
}

type Rule = (fault: ServerFault, call: CallSite | undefined) => ServerError | undefined

const BY_EXCEPTION: Readonly<Record<string, Rule | undefined>> = {
  SessionExpiredException: (fault, call) => new SessionExpiredError(fault, { call }),
  CheckIdentityException: (fault, call) => new IdentityCheckError(fault, { call }),
  AccessDenied: (fault, call) => new AccessDeniedError(fault, { call }),
  MissingError: (fault, call) => new MissingError(fault, { call }),
  LockError: (fault, call) => new LockError(fault, { call }),
  ValidationError: (fault, call) => new ValidationError(fault, { call }),
  RedirectWarning: (fault, call) => new RedirectWarning(fault, { call }),
  UserError: (fault, call) => new UserError(fault, { call }),
  Warning: (fault, call) => new UserError(fault, { call }),
  AccessError: (fault, call) => {
    // 19 answers an unknown database so (wire/19.0/web-authenticate-unknown-db).
    if (fault.message === 'Database not found.') return new UnknownDatabaseError(fault, { call })
    const hidden = call?.method?.startsWith('_') || /^Private methods? /.test(fault.message)
    return hidden ? new PrivateMethodError(fault, { call }) : new AccessError(fault, { call })
  },
  OperationalError: (fault, call) => (isMissingDatabase(fault) ? new UnknownDatabaseError(fault, { call }) : undefined),
  NotFound: (fault, call) => {
    // 19 answers an unknown model as an unknown route (wire/19.0/web-unknown-model).
    if (call?.model === undefined) return new RouteNotFoundError(fault, { call })
    return new UnknownModelError(fault, { call, message: unknownModel(call) })
  },
  KeyError: (fault, call) => {
    if (call?.model === undefined || unquoted(fault.message) !== call.model) return undefined
    return new UnknownModelError(fault, { call, message: unknownModel(call) })
  },
  AttributeError: (fault, call) => {
    if (call?.method === undefined) return undefined
    // 8.0 looks the method up on a model that is not there (wire/8.0/web-unknown-model).
    if (fault.message === `'NoneType' object has no attribute '${call.method}'`) {
      return new UnknownModelError(fault, { call, message: unknownModel(call) })
    }
    const names = [`has no attribute '${call.method}'`, `The method '${call.model}.${call.method}' does not exist`]
    if (!names.some((text) => fault.message.includes(text))) return undefined
    const message = `the model '${call.model}' has no method '${call.method}' on this server`
    return new UnknownMethodError(fault, { call, message })
  },
  ValueError: (fault, call) => {
    // In a domain, in read and in write, in the words of 6.1 to 19 (wire/*/*-unknown-field).
    return /^Invalid field u?['\w]/.test(fault.message) ? new UnknownFieldError(fault, { call }) : undefined
  },
  TypeError: (fault, call) => {
    const signature = /(\w+)\(\) (missing|takes|got|argument)/.exec(fault.message)
    return signature !== null && signature[1] === call?.method ? new ArgumentsError(fault, { call }) : undefined
  },
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
