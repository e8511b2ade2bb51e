import { html, type RouteAnswer } from '../http-exchange.ts'
import { PAGE_STYLE } from './page-style.ts'

/** A page of the sandbox's website. */
export function pageOf(title: string, body: string, menu = ''): string {
  return `<!DOCTYPE html>
<html lang="en-US">
<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="generator" content="Odoo"/>
<title>${escapeHtml(title)} | My Website</title><style>${PAGE_STYLE}</style></head>
<body><header><a href="/">My Website</a>${menu}</header>${body}</body>
</html>`
}

export const notFoundPage = () => pageOf('Page Not Found', '<h1>We could not find the page you are looking for!</h1>')

/** What Werkzeug answers by itself, as in wire/7.0/web-unknown-route and wire/19.0/xmlrpc-get. */
export function werkzeugPage(status: string, words: string): string {
  const [, ...name] = status.split(' ')
  return `<!doctype html>\n<html lang=en>\n<title>${status}</title>\n<h1>${name.join(' ')}</h1>\n<p>${words}</p>\n`
}

export const werkzeugNotFound = () =>
  werkzeugPage(
    '404 Not Found',
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  )

/** wire/19.0/json2-wrong-db; the last line came with the header. */
export function noDatabasePage(major: number): string {
  const hint = major >= 19 ? '\n<!-- Alternatively, use the X-Odoo-Database header. -->\n' : ''
  return `<!DOCTYPE html>
<title>404 Not Found</title>
<h1>Not Found</h1>
<p>No database is selected and the requested URL was not found in the server-wide controllers.</p>
<p>Please verify the hostname, <a href=/web/login>login</a> and try again.</p>
${hint}`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** What a proxy in front of Odoo answers for what it hides. */
export const proxyNotFound = () =>
  '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n'

/** What a server says that broke over a request (wire/7.0/xmlrpc-malformed-body, old-get_object). */
export function brokenAnswer(): RouteAnswer {
  const words =
    'The server encountered an internal error and was unable to complete your request.  Either the server is overloaded or there is an error in the application.'
  return html(werkzeugPage('500 Internal Server Error', words), 500)
}
