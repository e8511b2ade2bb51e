import type { HttpAdapter, HttpRequest } from 'ooor'

/** What a scripted server answers. */
export interface ScriptedAnswer {
  readonly status?: number
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/** An adapter that answers from a script, and remembers what was asked. */
export function scriptedAdapter(
  answer: (request: HttpRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>,
): HttpAdapter & { readonly requests: HttpRequest[] } {
  const requests: HttpRequest[] = []
  return {
    requests,
    send: async (request) => {
      requests.push(request)
      const { status = 200, headers = [], body = '' } = await answer(request, requests.length - 1)
      const all = new Headers()
      for (const [name, value] of headers) all.append(name, value)
      return { status, headers: all, text: async () => body, bytes: async () => new TextEncoder().encode(body) }
    },
    close: async () => {},
  }
}

/** A JSON-RPC answer with a result. */
export function result(value: unknown, ...setCookies: string[]): ScriptedAnswer {
  return {
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, result: value }),
    headers: setCookies.map((line) => ['set-cookie', line] as const),
  }
}

/** A JSON-RPC answer with an exception, as 14 and later send it. */
export function fault(name: string, message: string, code = 200): ScriptedAnswer {
  const data = { name, message, arguments: [message], debug: `Traceback …\n${name}: ${message}`, context: {} }
  return { body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code, message: 'Odoo Server Error', data } }) }
}

/** A server of one series: `version_info`, and the rest by the script. */
export function scriptedOdoo(
  series: string,
  answer: (path: string, request: HttpRequest) => ScriptedAnswer | Promise<ScriptedAnswer>,
) {
  return scriptedAdapter((request) => {
    const path = new URL(request.url).pathname
    return path.endsWith('/version_info')
      ? result({ server_version: series, server_serie: series })
      : answer(path, request)
  })
}
