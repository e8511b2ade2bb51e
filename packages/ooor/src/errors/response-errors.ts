import { type ErrorOptions, OoorError } from './ooor-error.ts'

type ResponseErrorName =
  | 'ResponseError'
  | 'HtmlResponseError'
  | 'MalformedResponseError'
  | 'RedirectError'
  | 'ResponseTooLargeError'

export interface ResponseErrorOptions extends ErrorOptions {
  readonly status?: number
}

/** Something answered, but not Odoo in its protocol. */
export class ResponseError extends OoorError {
  static override readonly kind: string = 'ResponseError'
  declare readonly name: ResponseErrorName
  /** The HTTP status of the answer, where there was one. */
  readonly status: number | undefined

  constructor(message: string, options: ResponseErrorOptions = {}) {
    super(message, options)
    this.status = options.status
  }
}

/** What kind of web page stood where data should be. */
export type HtmlPageKind = 'gateway' | 'login page' | 'database selector' | 'page'

/** A web page where data should be: a proxy's error page, a login page, Odoo's database selector. */
export class HtmlResponseError extends ResponseError {
  static override readonly kind = 'HtmlResponseError'
  declare readonly name: 'HtmlResponseError'
  /** What the page looks like. */
  readonly page: HtmlPageKind
  /** The page's title or first line of text. */
  readonly title: string

  constructor(
    message: string,
    options: ResponseErrorOptions & { readonly page: HtmlPageKind; readonly title: string },
  ) {
    super(message, options)
    this.page = options.page
    this.title = options.title
  }
}

/** The answer is cut short, not the expected format, or not JSON-RPC. */
export class MalformedResponseError extends ResponseError {
  static override readonly kind = 'MalformedResponseError'
  declare readonly name: 'MalformedResponseError'
}

/** The server sends the client elsewhere; calls are never redirected on their own. */
export class RedirectError extends ResponseError {
  static override readonly kind = 'RedirectError'
  declare readonly name: 'RedirectError'
  /** Where the server points to. Not enumerable: it may have a token in it. */
  declare readonly location: string

  constructor(message: string, options: ResponseErrorOptions & { readonly location: string }) {
    super(message, options)
    Object.defineProperty(this, 'location', { value: options.location, enumerable: false, configurable: true })
  }
}

/** The answer is larger than `maxResponseBytes`; reading stopped there. */
export class ResponseTooLargeError extends ResponseError {
  static override readonly kind = 'ResponseTooLargeError'
  declare readonly name: 'ResponseTooLargeError'
}
