import { ResponseError } from '../../errors/index.ts'

/** The error for a page of the shop that did not come. */
export function refusedPage(path: string, status: number): ResponseError {
  const why =
    status >= 500
      ? 'the server, or a proxy in front of it, has no page for now'
      : status === 429
        ? 'too many requests, send fewer at a time'
        : 'is the shop (website_sale) installed?'
  return new ResponseError(`${path} answered ${status}: ${why}`, { status, call: { path } })
}
