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

  constructor(exception: string, message: string, args: readonly unknown[] = [message], title?: string) {
    super(message)
    this.exception = exception
    this.arguments = args
    this.title = title
  }

  /** The Python name without its module. */
  get kind(): string {
    return this.exception.slice(this.exception.lastIndexOf('.') + 1)
  }
}

const odoo = (name: string) => (message: string, title?: string) =>
  new ServerException(`odoo.exceptions.${name}`, message, [message], title)
const builtin = (name: string) => (message: string) => new ServerException(`builtins.${name}`, message)

export const userError = odoo('UserError')
export const validationError = odoo('ValidationError')
export const accessError = odoo('AccessError')
export const missingError = odoo('MissingError')
export const accessDenied = odoo('AccessDenied')
export const exception = builtin('Exception')
export const valueError = builtin('ValueError')
export const typeError = builtin('TypeError')
export const keyError = builtin('KeyError')
export const nameError = builtin('NameError')
export const indexError = builtin('IndexError')
export const attributeError = builtin('AttributeError')
export const sessionExpired = () => new ServerException('odoo.http.SessionExpiredException', 'Session expired')
export const notFound = (message?: string) =>
  new ServerException(
    'werkzeug.exceptions.NotFound',
    message ??
      '404 Not Found: The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
    [],
  )
