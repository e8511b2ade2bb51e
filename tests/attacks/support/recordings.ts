import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A recorded answer. */
export interface Recording {
  readonly kind: 'json-rpc' | 'json' | 'xml' | 'html'
  /** The model's method, where the request names one. */
  readonly method: string | undefined
  readonly body: string
}

/** Longer ones say no more, and take their time. */
const LONGEST = 30_000

/**
 * Answers of real servers in the text files of a folder, which `OOOR_RECORDINGS` names: `##### REQUEST`, the request,
 * `##### RESPONSE`, the answer, as often as they like. None without it.
 */
export function recordings(folder = process.env.OOOR_RECORDINGS): Recording[] {
  if (folder === undefined) return []
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.name.endsWith('.txt'),
  )
  return files.flatMap((entry) => {
    const [, ...exchanges] = readFileSync(join(entry.parentPath, entry.name), 'utf8').split(/^##### REQUEST$/m)
    return exchanges.flatMap((exchange) => {
      const [request = '', answer = ''] = exchange.split(/^##### RESPONSE.*$/m)
      const text = answer.trimStart()
      const start = text.search(/\r?\n\r?\n/)
      const body = start < 0 ? '' : text.slice(start).trim()
      const kind = kindOf(body)
      if (kind === undefined || body.length > LONGEST) return []
      const method = /"method": ?"(?!call")(\w+)"/.exec(request)?.[1]
      return [{ kind, method, body }]
    })
  })
}

function kindOf(body: string): Recording['kind'] | undefined {
  if (body.startsWith('<?xml')) return 'xml'
  if (/^[[{"\d]/.test(body)) return /"jsonrpc"/.test(body.slice(0, 2000)) ? 'json-rpc' : 'json'
  return /^<(!doctype|html)/i.test(body) ? 'html' : undefined
}
