/** A Python exception as the sandbox raises it: what its name, message and arguments are on the wire. */
export class ServerException extends Error {
  /** The Python path, as `odoo.exceptions.AccessError`. */
  readonly exception: string
  readonly arguments: readonly unknown[]

  constructor(exception: string, message: string, args: readonly unknown[] = [message]) {
    super(message)
    this.exception = exception
    this.arguments = args
  }
}

const odoo = (name: string) => (message: string) => new ServerException(`odoo.exceptions.${name}`, message)
const builtin = (name: string) => (message: string) => new ServerException(`builtins.${name}`, message)

export const userError = odoo('UserError')
export const validationError = odoo('ValidationError')
export const accessError = odoo('AccessError')
export const missingError = odoo('MissingError')
export const accessDenied = () => odoo('AccessDenied')('Access Denied')
export const valueError = builtin('ValueError')
export const typeError = builtin('TypeError')
export const keyError = builtin('KeyError')
export const attributeError = builtin('AttributeError')
export const sessionExpired = () => new ServerException('odoo.http.SessionExpiredException', 'Session expired')
export const notFound = () =>
  new ServerException(
    'werkzeug.exceptions.NotFound',
    '404 Not Found: The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
    [],
  )
