import { html, type RouteAnswer } from '../http-exchange.ts'
import { ServerException } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'
import { werkzeugPage } from '../routes/pages.ts'
import type { Route, Visit } from '../routes/route.ts'

/** A route of JSON asked without JSON (tried on 14.0 and 19.0). */
export function noJsonRequest(route: Route, { path, request, installation }: Visit): RouteAnswer {
  const { major } = installation.dialect.series
  if (major >= 19) {
    // What is empty may be of JSON-2.
    const kinds = ['http', ...(request.body === '' && !request.headers['content-type'] ? ['json2'] : [])]
    const words = `Request inferred type is compatible with [${kinds.map((kind) => `&#39;${kind}&#39;`).join(', ')}] but &#39;${route.path.replace(/\/\*$/, '')}&#39; is type=&#39;jsonrpc&#39;.<br><br>Please verify the Content-Type request header and try again.`
    const page = html(werkzeugPage('415 Unsupported Media Type', words), 415)
    return { ...page, headers: { accept: 'application/json, application/json-rpc' } }
  }
  const told =
    major < 16
      ? escaped(declared(path, 'json', 'http'))
      : `The route ${path} is of another type (json): verify the Content-Type header.`
  return html(werkzeugPage('400 Bad Request', told), 400)
}

/** A page asked with JSON, which is refused up to 15 (tried on 14.0). */
export function noPageRequest({ path }: Visit): ServerException {
  return Object.assign(
    new ServerException('werkzeug.exceptions.BadRequest', `400 Bad Request: ${declared(path, 'http', 'json')}`),
    {
      args: [],
    },
  )
}

function declared(path: string, type: string, asked: string): string {
  const name = path.replace(/^.*\//, '') || 'index'
  return `<function Controller.${name} at 0x7f0000000000>, ${path}: Function declared as capable of handling request of type '${type}' but called with a request of type '${asked}'`
}

/** A body that says it is JSON, up to 15: whatever it is for, it is shown (tried on 14.0). */
export function shownBody(text: string): RouteAnswer {
  return html(werkzeugPage('400 Bad Request', `Invalid JSON data: ${escaped(pythonRepr(text))}`), 400)
}

/** As Werkzeug did it then, which left apostrophes alone. */
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => ESCAPED[mark] as string)

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
