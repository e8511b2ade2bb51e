import { pythonStr } from './repr.ts'

/** A Python exception as the sandbox raises it: what its name, message and arguments are on the wire. */
export class ServerException extends Error {
  /** The Python path, as `odoo.exceptions.AccessError`. */
  readonly exception: string
  readonly arguments: readonly unknown[]
  /** The title that exceptions had up to 8, where it is not the usual one of their kind. */
  readonly title: string | undefined
  /** What the server attaches for the web client's dialogs. */
  context: Readonly<Record<string, unknown>> = {}
  /** The line of Odoo's source that raises it, where clients need the traceback to understand it. */
  source: string | undefined
  /** The function in which it was raised, likewise. */
  frame = 'dispatch'
  /** The field that had no value, where that is what is wrong: imports tell of it apart. */
  missingField: string | undefined

  /** The words of a constraint of PostgreSQL's, likewise. */
  constraint: string | undefined

  constructor(exception: string, message: string, args: readonly unknown[] = [message], title?: string) {
    super(message)
    this.exception = exception
    this.arguments = args
    this.title = title
  }

  /** What a test reads of it: the kind, as `KeyError: res.partnr`. */
  override get name(): string {
    return this.kind
  }

  /** The Python name without its module. */
  get kind(): string {
    return this.exception.slice(this.exception.lastIndexOf('.') + 1)
  }
}

/**
 * What was thrown, as Python raises it: data that goes on without end is too deep for it too (tried on real 14.0 and
 * 19.0), and text that is too long for one is what its memory does not hold.
 */
export function asRaised(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error
  if (/call stack/i.test(error.message)) return recursionError()
  return /string length/i.test(error.message) ? new ServerException('builtins.MemoryError', '') : error
}

const odoo = (name: string) => (message: string, title?: string) =>
  new ServerException(`odoo.exceptions.${name}`, message, [message], title)
const builtin = (name: string) => (message: string) => new ServerException(`builtins.${name}`, message)

/**
 * What a method or a rule of your own throws where a business rule says no; the caller gets a `UserError` with the
 * message, on every series and wire. Anything else that is thrown is a bug, and comes through as it is.
 *
 * ```ts
 * import { Sandbox, userError } from '@ooor/sandbox'
 *
 * const run = () => { throw userError('An order that is paid cannot be taken back.') }
 * new Sandbox({ extend: { 'sale.order': { methods: { action_take_back: { params: [], run } } } } })
 * ```
 */
export const userError = odoo('UserError')
/** The same for values that may not be, as `constrain` throws it: a `ValidationError` for the caller. */
export const validationError = odoo('ValidationError')
/** The same for what a user may not do: an `AccessError` for the caller. */
export const accessError = odoo('AccessError')
/** The same for a record that is not there: a `MissingError` for the caller (an `AccessError` on 6.1). */
export const missingError = odoo('MissingError')
export const accessDenied = odoo('AccessDenied')
export const exception = builtin('Exception')
export const valueError = builtin('ValueError')
export const typeError = builtin('TypeError')
/** What psycopg says of a value that PostgreSQL has no kind for. */
export const cannotAdapt = (type: string) =>
  new ServerException('psycopg2.ProgrammingError', `can't adapt type '${type}'`)
/** A key that is not there. It need not be text. */
export const keyError = (key: unknown) => new ServerException('builtins.KeyError', pythonStr(key), [key])
/** What Python's `json` says of most that is no JSON. */
export const jsonDecodeError = () =>
  new ServerException('json.decoder.JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)')
export const syntaxError = builtin('SyntaxError')
export const nameError = builtin('NameError')
export const indexError = builtin('IndexError')
export const attributeError = builtin('AttributeError')
export const overflowError = builtin('OverflowError')
export const assertionError = builtin('AssertionError')
export const recursionError = (message = 'maximum recursion depth exceeded') =>
  new ServerException('builtins.RecursionError', message)
/** What PostgreSQL minds, once all that Python looks at is fine. */
export const isOfPostgres = (error: unknown) =>
  error instanceof ServerException && error.exception.startsWith('psycopg2.')
export const sessionExpired = () => new ServerException('odoo.http.SessionExpiredException', 'Session expired')
export const notFound = (message?: string) =>
  new ServerException(
    'werkzeug.exceptions.NotFound',
    message ??
      '404 Not Found: The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
    [],
  )

/** Throws, where an expression is wanted. */
export function raise(error: unknown): never {
  throw error
}
