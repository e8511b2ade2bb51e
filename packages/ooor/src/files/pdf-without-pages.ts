import { type CallSite, PdfToolMissingError } from '../errors/index.ts'

/** Bytes: a document without pages is of 306 (tried on 14.0). */
const MOST = 1000

/**
 * The answer, unless it is a document without pages: what up to 14 comes of several records where wkhtmltopdf is built
 * against an unpatched Qt, as Debian's is, which takes no more than one. It ends with an error that Odoo takes for a
 * warning.
 *
 * @throws PdfToolMissingError for a document without pages
 */
export async function withPages(response: Response, call: CallSite): Promise<Response> {
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  if (!(length < MOST)) return response
  const bytes = await response.arrayBuffer()
  const text = new TextDecoder('latin1').decode(bytes)
  if (!/\/Type\s*\/Pages\b/.test(text) || !/\/Count 0\b/.test(text)) {
    return new Response(bytes, { status: response.status, headers: response.headers })
  }
  const message =
    'the server made a PDF without pages: its wkhtmltopdf has no patched Qt and cannot print several records at once. Install one that has, print the records one by one, or in the format html'
  throw new PdfToolMissingError({ exception: '', message, code: response.status }, { call })
}
