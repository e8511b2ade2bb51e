import type { Series } from 'ooor/protocol'
import type { ServerException } from '../python/exceptions.ts'
import { oldPostgresName } from '../python/postgres-names.ts'
import { traceback } from '../python/traceback.ts'
import { inWordsOf } from '../python/words-of-python.ts'

/** An XML-RPC fault. */
export interface Fault {
  readonly code: string | number
  readonly message: string
}

/** How exceptions look on each wire. */
export interface Faults {
  /** The exception's Python path on this series: `openerp.` up to 9, `exceptions.` for Python 2's own. */
  pythonName(exception: ServerException): string
  /** `/xmlrpc`: a string says what it is (wire/*\/xmlrpc-object-*). */
  named(exception: ServerException): Fault
  /** `/xmlrpc/2`: 1 an application error, 2 a warning, 3 a refused login, 4 an access error (wire/*\/v2-*). */
  numbered(exception: ServerException): Fault
  /** The error of JSON-RPC, 8.0 and later, with whatever else stands beside `jsonrpc`. */
  jsonRpc(exception: ServerException, id: unknown): Record<string, unknown>
  /** The error of the web client's JSON up to 7.0. */
  oldJsonRpc(exception: ServerException, origin: 'server' | 'client'): Record<string, unknown>
  /** The body of JSON-2's errors, and their HTTP status. */
  json2(exception: ServerException): { readonly status: number; readonly body: Record<string, unknown> }
}

const WARNINGS = new Set([
  'UserError',
  'ValidationError',
  'UnlinkBlockedError',
  'AccessError',
  'MissingError',
  'RedirectWarning',
  'LockError',
])

export function faultsOf(series: Series): Faults {
  const { major } = series
  const python = major < 11 ? 2 : 3
  const isTitled = (exception: ServerException) => major < 9 && WARNINGS.has(exception.kind)
  const pythonName = (exception: ServerException) => {
    if (major < 14 && exception.exception.startsWith('psycopg2.errors.')) return oldPostgresName(exception.kind)
    const name = exception.exception.replace(/^builtins\./, python === 2 ? 'exceptions.' : 'builtins.')
    // Moved with 20 (odoo/http/session.py).
    if (major >= 20 && name === 'odoo.http.SessionExpiredException') return 'odoo.http.session.SessionExpiredException'
    if (major === 8 && isTitled(exception))
      return `openerp.exceptions.${NAME_ON_8[titleOf(exception, 8)] ?? 'except_orm'}`
    return major < 10 ? name.replace(/^odoo\./, 'openerp.') : name
  }
  const debugOf = (exception: ServerException) => traceback(exception, pythonName(exception), python)
  return {
    pythonName,
    named: (raised) => {
      const exception = inWordsOf(series, raised)
      if (exception.kind === 'AccessDenied') return { code: 'AccessDenied', message: exception.message }
      if (!WARNINGS.has(exception.kind)) return { code: exception.message, message: debugOf(exception) }
      return { code: `warning -- ${titleOf(exception, major)}\n\n${exception.message}`, message: '' }
    },
    numbered: (raised) => {
      const exception = inWordsOf(series, raised)
      if (exception.kind === 'AccessDenied') return { code: 3, message: exception.message }
      if (exception.kind === 'AccessError' && major > 8) return { code: 4, message: exception.message }
      if (WARNINGS.has(exception.kind)) return { code: 2, message: exception.message }
      return { code: 1, message: debugOf(exception) }
    },
    jsonRpc: (raised, id) => {
      const exception = inWordsOf(series, raised)
      const isExpired = exception.kind === 'SessionExpiredException' || exception.kind === 'CheckIdentityException'
      const isNotFound = exception.kind === 'NotFound'
      const title = titleOf(exception, major)
      const hasTitle = isTitled(exception) && title !== 'Warning'
      const message = isNotFound && major === 8 ? '' : exception.message
      const type = exceptionType(exception, major)
      return {
        // wire/16.0/session-invalid-cookie
        // What a controller raises knows what it answers (wire/16.0/svc-bus-peek-not-first).
        id: major >= 16 && major < 20 && ((isExpired && exception.message !== '') || isNotFound) ? null : id,
        error: {
          code: isExpired ? 100 : isNotFound && major >= 11 ? 404 : major >= 19 ? 0 : 200,
          message: isExpired
            ? 'Odoo Session Expired'
            : isNotFound && major > 8
              ? '404: Not Found'
              : 'Odoo Server Error',
          data: {
            name: pythonName(exception),
            debug: debugOf(exception),
            message: hasTitle ? `${title}\n${message}` : message,
            arguments: hasTitle ? [title, message] : exception.arguments,
            ...(type !== undefined && { exception_type: type }),
            ...(major >= 14 && { context: exception.context }),
            ...timestampOf(series),
          },
          // wire/14.0/web-unknown-route
          ...(isNotFound && major >= 11 && major < 16 && { http_status: 404 }),
        },
      }
    },
    oldJsonRpc: (raised, origin) => {
      const exception = inWordsOf(series, raised)
      const isExpired = exception.kind === 'SessionExpiredException'
      if (isExpired && major < 7) {
        const debug = `Traceback (most recent call last):\n  File "<sandbox>", line 1, in check_login\n    raise AuthenticationError("Credentials not provided")\nAuthenticationError: Credentials not provided\n`
        return { error: { message: 'OpenERP Session Invalid', code: 100, data: { debug, type: 'session_invalid' } } }
      }
      const client = `Client ${debugOf(exception)}`
      if (isExpired || origin === 'client') {
        // 7.0 knows an expired session only by this traceback (wire/7.0/web-after-destroy).
        return {
          error: { message: 'OpenERP WebClient Error', code: 300, data: { debug: client, type: 'client_exception' } },
        }
      }
      const { code, message } = faultsOf(series).named(exception)
      const data = { debug: `${client}\nServer ${message}`, fault_code: code, type: 'server_exception' }
      return { error: { message: 'OpenERP Server Error', code: 200, data } }
    },
    json2: (raised) => {
      const exception = inWordsOf(series, raised)
      const status = STATUS[exception.kind] ?? 500
      // An exception of HTTP has its status as an argument and before the traceback's message.
      const isHttp = exception.exception.startsWith('werkzeug.')
      const message = isHttp ? exception.message.replace(/^\d{3} [A-Za-z ]+: /, '') : exception.message
      const body = {
        name: pythonName(exception),
        message,
        arguments: isHttp ? [message, status] : exception.arguments,
        context: exception.context,
        debug: debugOf(exception),
        ...timestampOf(series),
      }
      return { status, body }
    },
  }
}

/** 20 tells when, in seconds (odoo/http/dispatcher.py). */
function timestampOf({ major }: Series): { readonly timestamp?: number } {
  return major >= 20 ? { timestamp: Math.floor(Date.now() / 1000) } : {}
}

/** wire/19.0/json2-*, odoo/http.py and odoo/exceptions.py of 19. */
const STATUS: Readonly<Record<string, number>> = {
  BadRequest: 400,
  Unauthorized: 401,
  AccessError: 403,
  AccessDenied: 403,
  SessionExpiredException: 403,
  CheckIdentityException: 403,
  NotFound: 404,
  MissingError: 404,
  LockError: 409,
  UnprocessableEntity: 422,
  UserError: 422,
  ValidationError: 422,
  UnlinkBlockedError: 422,
}

/** 8 has classes for these titles; all others are `except_orm` (wire/8.0/web-*). */
const NAME_ON_8: Readonly<Record<string, string>> = {
  AccessError: 'AccessError',
  MissingError: 'MissingError',
  ValidateError: 'ValidationError',
  Warning: 'Warning',
}

function titleOf({ kind, title }: ServerException, major: number): string {
  if (major < 9) {
    if (title !== undefined) return title
    if (kind === 'ValidationError') return 'ValidateError'
    if (kind === 'MissingError') return major < 8 ? 'AccessError' : 'MissingError'
    return kind === 'AccessError' ? 'AccessError' : 'Warning'
  }
  // Later ones have no title of their own for the children of UserError (wire/14.0/xmlrpc-object-constraint-unique).
  if (kind === 'RedirectWarning') return 'Warning'
  return kind === 'AccessError' || kind === 'MissingError' ? kind : 'UserError'
}

/** `exception_type` was there from 8 to 13; on 8 only for what is no mere Python error. */
function exceptionType({ kind, title }: ServerException, major: number): string | undefined {
  if (major > 13) return undefined
  if (kind === 'AccessDenied') return 'access_denied'
  if (major === 8) {
    // wire/8.0/svc-db-create-again
    if (kind === 'DatabaseExists') return 'warning'
    if (!WARNINGS.has(kind)) return undefined
    return titleOf({ kind, title } as ServerException, 8) === 'Warning' ? 'warning' : 'except_osv'
  }
  return TYPE[kind] ?? 'internal_error'
}

const TYPE: Readonly<Record<string, string>> = {
  UserError: 'user_error',
  RedirectWarning: 'warning',
  AccessError: 'access_error',
  MissingError: 'missing_error',
  ValidationError: 'validation_error',
}
