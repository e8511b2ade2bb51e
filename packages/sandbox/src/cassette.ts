/**
 * Cassettes: exchanges with a real Odoo, recorded once and played back without a server. Node, Bun and Deno only.
 *
 * @module @ooor/sandbox/cassette
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  ConfigError,
  checkChoice,
  checkOptions,
  type HttpMiddleware,
  type HttpRequest,
  type HttpResponse,
} from 'ooor/protocol'
import { type Exchange, meaningOf, type Question } from './cassette/exchange.ts'
import { Mask } from './cassette/mask.ts'
import { notHeard } from './cassette/not-heard.ts'
import { PersonalMask } from './cassette/personal-mask.ts'
import { MadeUpValues, MarkedValues } from './cassette/personal-values.ts'
import { toldAnswer } from './cassette/told-answer.ts'

export interface CassetteOptions {
  /**
   * `auto` plays a file that is there, and records where there is none. `record` records anew over one that is there:
   * what was made up there stays as it was, so that what differs is what the server answers. @default 'auto'
   */
  readonly mode?: 'auto' | 'record' | 'play'
  /** Masks more of what is recorded than session ids, tokens, passwords, and personal fields by their names. */
  readonly mask?: (text: string) => string
  /** Fields that stay as they are though they tell of persons, as `res.partner.name`. Played as they were recorded. */
  readonly keep?: readonly string[]
}

/** What the file has. */
interface TapeFile {
  readonly version: typeof VERSION
  readonly keep: readonly string[]
  /** What the marks of personal values are made with. */
  readonly salt: string
  /** Made-up values by the marks of those in whose place they stand. */
  readonly madeUp: Readonly<Record<string, string>>
  readonly exchanges: readonly Exchange[]
}

const VERSION = 2

/** A middleware for `connect` that records or plays; `save()` writes what was recorded. */
export interface Cassette extends HttpMiddleware {
  /** Whether it records or plays. */
  readonly mode: 'record' | 'play'
  /** Writes the file, when it records. Returns how many exchanges it holds. */
  save(): number
}

/**
 * Records what a program asks of a real Odoo into a file, and plays it back from there without a server. Calls are told
 * apart by what they mean, model, method and arguments, not by bytes. Secrets and personal data are masked before they
 * are written. What the cassette has not heard is an error that names it.
 *
 * ```ts
 * import { cassette } from '@ooor/sandbox/cassette'
 *
 * const tape = cassette('tests/partners.cassette.json')
 * const odoo = connect(process.env.OOOR_URL, { middleware: [tape] })
 * afterAll(() => tape.save())
 * ```
 *
 * @throws ConfigError for an option that there is not, for a file that is no cassette, and, when played, for what it has not heard
 */
export function cassette(file: string, options: CassetteOptions = {}): Cassette {
  if (typeof file !== 'string' || file === '') {
    throw new ConfigError("a cassette needs a file: cassette('tests/partners.cassette.json')")
  }
  checkOptions<CassetteOptions>('a cassette', options, { mode: true, mask: true, keep: true })
  const { mode = 'auto', mask, keep = [] } = options
  if (mask !== undefined && typeof mask !== 'function') {
    throw new ConfigError(
      "mask of a cassette is a function of the text: (text) => text.replaceAll('ACME', 'a company')",
    )
  }
  if (!Array.isArray(keep) || !keep.every((path) => typeof path === 'string' && path.includes('.'))) {
    throw new ConfigError("`keep` of a cassette is a list of fields: ['res.partner.name']")
  }
  checkChoice('mode of a cassette', mode, ['auto', 'record', 'play'])
  const isPlayed = mode === 'play' || (mode === 'auto' && existsSync(file))
  const tape = isPlayed ? player(file, new Mask(mask)) : recorder(file, new Mask(mask), keep)
  return Object.assign(tape.middleware, { mode: isPlayed ? ('play' as const) : ('record' as const), save: tape.save })
}

interface Tape {
  readonly middleware: HttpMiddleware
  save(): number
}

/** An exchange as it was: what is personal in it is known when all of them are. */
interface Heard extends Omit<Exchange, 'asked'> {
  readonly question: Question
}

function recorder(file: string, mask: Mask, keep: readonly string[]): Tape {
  const heard: Heard[] = []
  return {
    middleware: async (request, next) => {
      const { method, url, body: asked } = request
      const response = await next(request)
      const bytes = await response.bytes()
      const text = decoded(bytes)
      heard.push({
        question: { method, url, ...(asked !== undefined && { body: asked }) },
        status: response.status,
        headers: [...headersOf(response)],
        ...(text === undefined ? { body: toBase64(bytes), isBase64: true } : { body: numbered(text, '0') }),
      })
      return answered(response.status, response.headers, bytes)
    },
    save: () => {
      mkdirSync(dirname(file), { recursive: true })
      const before = existsSync(file) ? tapeOf(readFileSync(file, 'utf8')) : undefined
      const values = new MadeUpValues(before && new MarkedValues(before.salt, before.madeUp))
      const personal = new PersonalMask(values, keep)
      // A value may stand somewhere before it is met where it is known to be personal.
      for (const one of heard) withoutPersons(one, personal, mask)
      const exchanges = heard.map((one) => withoutNamedSecrets(withoutPersons(one, personal, mask), mask))
      const salt = before?.salt ?? randomBytes(8).toString('hex')
      const told: TapeFile = {
        ...{ version: VERSION, keep, salt, madeUp: values.marks(salt) },
        exchanges: exchanges.map((one) => withoutSecrets(one, mask)),
      }
      // What is masked is what is known to be a secret: for its user alone, where it is new.
      writeFileSync(file, `${JSON.stringify(told, null, 1)}\n`, { mode: 0o600 })
      return heard.length
    },
  }
}

function withoutPersons({ question, headers, body, ...rest }: Heard, personal: PersonalMask, mask: Mask): Exchange {
  const hide = (value: string, isCertain: boolean) => mask.unnamed(value, isCertain)
  return {
    asked: meaningOf(question, personal),
    ...rest,
    headers: headers.map(([name, value]) => [name, personal.header(name, value)] as const),
    body: rest.isBase64 ? body : toldAnswer(question, { ...rest, body }, personal, hide),
  }
}

function withoutNamedSecrets({ asked, headers, body, ...rest }: Exchange, mask: Mask): Exchange {
  return {
    asked: mask.asked(asked),
    ...rest,
    headers: headers.map(([name, value]) => [name, mask.header(name, value)] as const),
    body: rest.isBase64 ? body : mask.body(body),
  }
}

/** Secrets that one answer has told by name, without it elsewhere: the program got them, and asks with them. */
function withoutSecrets({ asked, headers, body, ...rest }: Exchange, mask: Mask): Exchange {
  return {
    asked: mask.everywhere(asked),
    ...rest,
    headers: headers.map(([name, value]) => [name, mask.everywhere(value)] as const),
    body: rest.isBase64 ? body : mask.everywhere(body),
  }
}

function player(file: string, mask: Mask): Tape {
  const { keep, salt, madeUp, exchanges } = read(file)
  const personal = new PersonalMask(new MarkedValues(salt, madeUp), keep)
  const waiting = new Map<string, Exchange[]>()
  for (const exchange of exchanges) {
    const same = waiting.get(exchange.asked)
    if (same === undefined) waiting.set(exchange.asked, [exchange])
    else same.push(exchange)
  }
  return {
    middleware: async (request) => {
      const asked = mask.asked(meaningOf(request, personal))
      const found = waiting.get(asked)
      const [exchange] = found ?? []
      if (found === undefined || exchange === undefined) {
        throw new ConfigError(
          `the cassette ${file} has not heard ${notHeard(asked, waiting.keys())}: record it anew (mode: 'record'), or ask what it knows`,
        )
      }
      // In their order; the last goes on answering.
      if (found.length > 1) found.shift()
      const headers = new Headers()
      for (const [name, value] of exchange.headers) headers.append(name, value)
      const bytes = exchange.isBase64
        ? fromBase64(exchange.body)
        : new TextEncoder().encode(withId(exchange.body, request))
      return answered(exchange.status, headers, bytes)
    },
    save: () => exchanges.length,
  }
}

function read(file: string): TapeFile {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new ConfigError(`the cassette ${file} cannot be read`, { cause: error })
    }
    throw new ConfigError(`there is no cassette ${file}: record it, with a server and without mode: 'play'`)
  }
  const told = tapeOf(text)
  if (told === undefined) throw new ConfigError(`${file} is no cassette of this version: record it anew`)
  return told
}

/** What a file has, if it is a cassette of this version. */
function tapeOf(text: string): TapeFile | undefined {
  try {
    const told = JSON.parse(text) as { readonly version?: unknown; readonly exchanges?: unknown } | null
    return told?.version === VERSION && Array.isArray(told.exchanges) ? (told as TapeFile) : undefined
  } catch {
    return undefined
  }
}

/** Headers that mean something to a client; those of the connection and of bytes as they were sent do not. */
const HEADERS = [
  'content-type',
  'location',
  'retry-after',
  'etag',
  'content-range',
  'content-disposition',
  'cache-control',
  'www-authenticate',
] as const

function* headersOf({ headers }: HttpResponse): Generator<readonly [string, string]> {
  for (const name of HEADERS) {
    const value = headers.get(name)
    if (value !== null) yield [name, value]
  }
  for (const value of headers.getSetCookie()) yield ['set-cookie', withoutEnd(value)]
}

/** A day that lies ahead is another one in each recording, and over when it is played; one that is over ends the cookie. */
const withoutEnd = (cookie: string) =>
  cookie.replace(/;\s*expires=([^;]*)/i, (all, day: string) => (Date.parse(day) > Date.now() ? '' : all))

function answered(status: number, headers: HttpResponse['headers'], bytes: Uint8Array): HttpResponse {
  return { status, headers, bytes: async () => bytes, text: async () => new TextDecoder().decode(bytes) }
}

/** JSON-RPC answers name the request that they are for, which is another number each time. */
function withId(body: string, { body: asked }: Pick<HttpRequest, 'body'>): string {
  const id = /"id":\s*(\d+)/.exec(asked ?? '')?.[1]
  return id === undefined ? body : numbered(body, id)
}

const numbered = (body: string, id: string) =>
  body.replace(/("jsonrpc":\s*"2\.0",\s*"id":\s*)\d+/, (_, start: string) => start + id)

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
