import { describeCall } from '../errors/index.ts'
import { masked } from '../errors/mask.ts'
import { whole } from './buffered.ts'
import type { HttpMiddleware } from './types.ts'

/**
 * Logs each call in one line: what, status, time, size. Never a cookie, a header, a body, a password; secrets in the
 * query and tokens in the path are masked.
 *
 * ```ts
 * const odoo = connect(url, { middleware: [log(console.log)] })
 * // POST res.partner.search_read 200 12 ms 3.4 kB
 * ```
 */
export function log(write: (line: string) => void): HttpMiddleware {
  return async (request, next) => {
    const start = performance.now()
    const { pathname, search } = new URL(request.url)
    const what = describeCall(request.call) ?? pathname + search
    const prefix = `${request.method} ${masked(what)}`
    const elapsed = () => `${Math.round(performance.now() - start)} ms`
    try {
      const response = await next(request)
      if (request.streams) {
        write(`${prefix} ${response.status} ${elapsed()} stream`)
        return response
      }
      const read = await whole(response)
      const { length } = await read.bytes()
      write(`${prefix} ${response.status} ${elapsed()} ${size(length)}`)
      return read
    } catch (error) {
      write(`${prefix} ${error instanceof Error ? error.name : 'failed'} ${elapsed()}`)
      throw error
    }
  }
}

/** Bytes. */
function size(length: number): string {
  return length < 1000 ? `${length} B` : `${(length / 1000).toFixed(1)} kB`
}
