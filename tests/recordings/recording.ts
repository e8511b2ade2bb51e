import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One exchange with a real server. */
export interface Recording {
  /** As `web-call_kw`. */
  readonly name: string
  /** What was said of it: `a portal user`. */
  readonly note: string
  /** What it was tried for: the name's beginning, `svc-` and one word more for services. */
  readonly group: string
  readonly request: RecordedRequest
  readonly answer: RecordedAnswer
}

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RecordedAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** The body was too long to be kept whole. */
  readonly isCut: boolean
}

/** The recordings of one server. */
export interface RecordedServer {
  /** The folder's name, as `8.0-early`. */
  readonly name: string
  /** As `8.0`. */
  readonly series: string
  /** In the order in which they were taken, by index: each was taken in one go. */
  readonly indexes: readonly (readonly Recording[])[]
}

/** All servers that the folder has recordings of. */
export function recordedServers(folder: string): RecordedServer[] {
  return readdirSync(folder)
    .filter((name) => /^\d+\.\d+/.test(name))
    .sort((one, other) => Number.parseFloat(one) - Number.parseFloat(other) || one.localeCompare(other))
    .map((name) => ({
      name,
      series: name.replace(/-.*/, ''),
      indexes: ['INDEX.txt', 'INDEX-services.txt']
        .map((index) => join(folder, name, index))
        .filter((index) => existsSync(index))
        .map((index) => readIndex(index)),
    }))
}

function readIndex(index: string): Recording[] {
  return readFileSync(index, 'utf8')
    .split('\n')
    .map((line) => /^(\S+)\.txt\b/.exec(line)?.[1])
    .filter((name) => name !== undefined)
    .flatMap((name) => {
      const path = join(index, '..', `${name}.txt`)
      const recording = existsSync(path) ? parseRecording(name, readFileSync(path, 'utf8')) : undefined
      return recording === undefined ? [] : [recording]
    })
}

/** What was too long ends so; a note may follow. */
const CUT = /\n… cut: \d+ characters in all\n?[\s\S]*$/

function parseRecording(name: string, text: string): Recording | undefined {
  const [, question = '', answer = ''] = /##### REQUEST\n([\s\S]*?)\n##### RESPONSE\n([\s\S]*)/.exec(text) ?? []
  const [requestLine = '', ...requestHeaders] = headOf(question)
  // A secret that was taken out may stand in the path: `<access token>`.
  const [, method, path] = /^(\S+) (.*) HTTP\/[\d.]+$/.exec(requestLine) ?? requestLine.match(/^(\S+) (\S+)/) ?? []
  const [statusLine = '', ...answerHeaders] = headOf(answer)
  const status = Number(statusLine.split(' ')[1])
  if (method === undefined || path === undefined || Number.isNaN(status)) return undefined
  const body = bodyOf(answer)
  const headers = Object.fromEntries(headersOf(requestHeaders))
  return {
    name,
    note: /^##### \S+?: (.*)/.exec(text)?.[1] ?? '',
    group: /^svc-[^-.]+|^[^-]+/.exec(name)?.[0] ?? name,
    request: {
      method,
      path,
      headers,
      body: bodyOf(question).replace(/(\r\n)?\n*$/, '$1'),
    },
    answer: { status, headers: headersOf(answerHeaders), body: body.replace(CUT, ''), isCut: CUT.test(body) },
  }
}

const headOf = (message: string) => (message.split('\n\n', 1)[0] ?? '').split('\n')

function bodyOf(message: string): string {
  const at = message.indexOf('\n\n')
  return at < 0 ? '' : message.slice(at + 2)
}

function headersOf(lines: readonly string[]): [string, string][] {
  return lines.flatMap((line) => {
    const at = line.indexOf(':')
    return at < 0 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as [string, string]]
  })
}
