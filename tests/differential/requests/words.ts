import type { Side } from '../side.ts'
import type { Subjects } from './request.ts'

/** Pages and documents that are made of templates: that there is one is what can be compared. */
const MADE = /^(image\/|application\/(pdf|xml|vnd|x-zip|zip))/

/** What an answer says, without what is each server's own: ids, databases, ports, tracebacks, templates of pages. */
export class Words {
  readonly #side: Side
  readonly #subjects: Subjects

  constructor(side: Side, subjects: Subjects) {
    this.#side = side
    this.#subjects = subjects
  }

  of(kind: string, path: string, body: Buffer): string {
    if (MADE.test(kind)) return 'a document'
    // Reports and the search engines' files are templates too.
    if (/^\/(report|robots|sitemap)/.test(path) && kind.startsWith('text/plain')) return 'a document'
    const text = body.toString('utf8')
    if (kind.includes('html')) return this.#html(text)
    if (kind.includes('json')) return this.#json(text)
    if (kind.includes('xml')) return this.#xml(text)
    return this.masked(text)
  }

  /** A text with names for what is each server's own. */
  masked(text: string): string {
    let masked = text
      .replaceAll(this.#side.url, '')
      .replaceAll(encodeURIComponent(this.#side.url), '')
      .replaceAll(new URL(this.#side.url).host, 'HOST')
      .replaceAll(this.#subjects.token, 'TOKEN')
    for (const [name, id] of Object.entries(this.#subjects.ids))
      masked = masked.replaceAll(new RegExp(`(?<!\\d)${id}(?!\\d)`, 'g'), `#${name}`)
    return (
      masked
        .replaceAll(this.#subjects.database, 'DB')
        .replace(/csrf_token=[^&"]*/g, 'csrf_token=')
        // Python's name of a function, and its place in memory.
        .replace(/(&lt;|<)function [\w.]+ at 0x\w+(&gt;|>)/g, 'FUNCTION')
        .replace(/port \d+ failed/g, 'port PORT failed')
        .replace(/\bS0*\d{4,}\b/g, 'ORDER')
        .replace(/\s+/g, ' ')
        .trim()
    )
  }

  /** Pages of the website and of the web client are templates; what the libraries say is compared, in no version's markup. */
  #html(text: string): string {
    const plain = text.replace(/<!doctype[^>]*>|<html lang=en>/gi, '')
    if (/<html|<body/i.test(plain)) return 'a page'
    // Where it leads is told by a header.
    if (plain.includes('<title>Redirecting...</title>')) return 'a redirection'
    return this.masked(plain).replace(/> </g, '><')
  }

  #json(text: string): string {
    try {
      return this.masked(JSON.stringify(sorted(JSON.parse(text))))
    } catch {
      return this.masked(text)
    }
  }

  #xml(text: string): string {
    const told = text
      .replace(/<\?xml[^>]*\?>/, '')
      .replace(/>\s+</g, '><')
      // The last line of a traceback says what happened.
      .replace(/Traceback \(most recent[\s\S]*?<\/string>/g, (trace) => lastLine(trace))
    return this.masked(told)
  }
}

/** Python's last line, without PostgreSQL's picture of the place. */
function lastLine(trace: string): string {
  const lines = trace
    .replace(/\n(LINE \d+:.*\n\s*\^|DETAIL:.*)\s*(?=<)/g, '\n')
    .trim()
    .split('\n')
  return lines.findLast((line) => !/^\s*<\/string>$/.test(line)) ?? ''
}

/** Members in one order; tracebacks are told apart by their exception, which is told beside them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, key === 'debug' ? typeof one : sorted(one)]),
  )
}
