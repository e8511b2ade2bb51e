import { ConfigError, checkOptions } from 'ooor/protocol'
import { type CallOf, type CallPattern, callPattern } from './call-pattern.ts'
import { exceptionName } from './exception-name.ts'

/**
 * What goes wrong:
 *
 * - `reset`: the connection breaks. Nobody knows then whether the call ran: see `after`.
 * - `timeout`: no answer comes in time, at once: nobody waits. `hang`: no answer comes until the caller gives up.
 * - `serialization`: PostgreSQL's refusal when two transactions met, which a client sees once Odoo has tried five times.
 * - `database away`: Odoo runs, its database takes no connections; as each series says it (recorded on 7 to 19). It is
 *   away for all requests from the first of those that it is about on, until as many of them have been refused as `times`
 *   says, and for who looks why then.
 * - `html 502`: a proxy's page in the place of an answer; any status may stand there.
 * - a number: that status with no body, and `Retry-After: 1` for 429 and 503.
 * - an exception of Odoo with its text: `UserError` is `odoo.exceptions.UserError`, others have their module before them.
 */
export type FaultKind =
  | 'reset'
  | 'timeout'
  | 'hang'
  | 'serialization'
  | 'database away'
  | `html ${number}`
  | number
  | { readonly exception: string; readonly message: string }

/** Which requests go wrong, how, and how often. */
export interface FaultOptions {
  /** `sale.order.write`, `sale.order.*`, `*.write`, a path as `/shop/cart` or `/shop/*`; all requests when left out. */
  readonly on?: string
  readonly as: FaultKind
  /** How many requests go wrong. @default 1 */
  readonly times?: number
  /** How many pass before. @default 0 */
  readonly skip?: number
  /**
   * True when the request is carried out, and only its answer goes wrong. One that is refused because its session has
   * expired has not been carried out: the fault waits for the one that is sent again. Not for what says that nothing has
   * run: exceptions, `serialization`, `database away`, statuses below 500 and 503, bare or of a page. @default false
   */
  readonly after?: boolean
}

/** A fault that waits for its requests. */
export interface Fault {
  /** How many requests will go wrong yet. */
  readonly remaining: number
  /** Nothing more goes wrong. */
  cancel(): void
}

/** One request that goes wrong. */
export interface Hit {
  readonly as: FaultKind
  readonly after: boolean
  /** The request was none that this is about: the fault waits for the next one. */
  pass(): void
}

const WORDS: ReadonlySet<unknown> = new Set(['reset', 'timeout', 'hang', 'serialization', 'database away'])

/** The faults that wait for their requests, in the order they were set. */
export class Faults {
  readonly #waiting = new Set<WaitingFault>()
  readonly #slipOf: (on: string) => string | undefined

  /** @param slipOf what is wrong with the name of a call */
  constructor(slipOf: (on: string) => string | undefined) {
    this.#slipOf = slipOf
  }

  add(options: FaultOptions): Fault {
    checkOptions<FaultOptions>('fault', options, { on: true, as: true, times: true, skip: true, after: true })
    const { times = 1, skip = 0, on } = options
    checkKind(options.as)
    if (typeof (options.after ?? false) !== 'boolean')
      throw new ConfigError(`after of a fault is ${JSON.stringify(options.after)}: pass true or false`)
    if (options.after === true) checkAfter(options.as)
    for (const [name, count, least] of [
      ['times', times, 1],
      ['skip', skip, 0],
    ] as const) {
      // By parts of one it would never come to its end.
      const isCount = Number.isInteger(count) || count === Number.POSITIVE_INFINITY
      if (!isCount || count < least)
        throw new ConfigError(`${name} of a fault is ${count}: pass a number from ${least} on`)
    }
    if (on !== undefined) this.#checkTarget(on)
    const keep = (waits: boolean) => (waits ? this.#waiting.add(fault) : this.#waiting.delete(fault))
    const Kind = options.as === 'database away' ? Outage : WaitingFault
    const fault: WaitingFault = new Kind({ ...options, as: named(options.as) }, patternOf(on), times, skip, keep)
    this.#waiting.add(fault)
    return fault
  }

  /** A slip of the pen would be a fault that never comes. */
  #checkTarget(on: unknown): void {
    if (typeof on !== 'string')
      throw new ConfigError("`on` of a fault is text: write one fault for each, as 'sale.order.write'")
    if (on === '*') throw new ConfigError("a fault on '*' meets nothing: leave `on` out for all requests")
    const slip = this.#slipOf(on)
    if (slip !== undefined) throw new ConfigError(`a fault on '${on}' meets nothing: ${slip}`)
  }

  /** The fault that a request meets. */
  meet(path: string, callOf: CallOf): Hit | undefined {
    for (const fault of this.#waiting) if (fault.takes(path, callOf)) return fault.hit
    return undefined
  }

  clear(): void {
    for (const fault of [...this.#waiting]) fault.cancel()
  }
}

class WaitingFault implements Fault {
  readonly hit: Hit
  protected readonly matches: CallPattern
  readonly #keep: (waits: boolean) => void
  #isCancelled = false
  #times: number
  #skip: number

  constructor(
    { as, after = false }: FaultOptions,
    matches: CallPattern,
    times: number,
    skip: number,
    keep: (waits: boolean) => void,
  ) {
    this.hit = { as, after, pass: () => this.#pass() }
    this.matches = matches
    this.#times = times
    this.#skip = skip
    this.#keep = keep
  }

  get remaining(): number {
    return this.#times
  }

  takes(path: string, callOf: CallOf): boolean {
    if (this.#times === 0 || !this.matches(path, callOf)) return false
    if (this.#skip > 0) {
      this.#skip -= 1
      return false
    }
    this.#times -= 1
    if (this.#times === 0) this.exhausted()
    return true
  }

  cancel(): void {
    this.#isCancelled = true
    this.#times = 0
    this.end()
  }

  /** As many as it was for have gone wrong. */
  protected exhausted(): void {
    this.end()
  }

  protected end(): void {
    this.#keep(false)
  }

  #pass(): void {
    if (this.#isCancelled) return
    this.#times += 1
    this.#keep(true)
  }
}

/** What clients ask to find out whether the database is there: the login page, and the services. */
const LOOKS = /^\/(web\/login|jsonrpc|(xmlrpc\/(2\/)?|openerp\/xmlrpc\/1\/)(common|db))$/

/**
 * A database that is away from the first call on that it is about. It is away for all others too, until as many of those
 * calls have been refused, and for who looks why then.
 */
class Outage extends WaitingFault {
  #refused = 0

  override takes(path: string, callOf: CallOf): boolean {
    if (super.takes(path, callOf)) {
      this.#refused += 1
      return true
    }
    if (this.#refused === 0) return false
    if (this.remaining > 0) return true
    const isLook = LOOKS.test(path) && callOf() === undefined
    if (isLook) this.#refused -= 1
    if (!isLook || this.#refused === 0) this.end()
    return isLook
  }

  protected override exhausted(): void {
    // Who was refused looks why.
  }
}

function patternOf(on: string | undefined): CallPattern {
  const pattern = on === undefined ? () => true : callPattern(on)
  if (pattern !== undefined) return pattern
  throw new ConfigError(`a fault on '${on}' meets nothing: pass 'sale.order.write', 'sale.order.*' or a path`)
}

/** A server that refuses takes all back: a call that ran all the same would be made twice by who trusts it. */
function checkAfter(as: FaultKind): void {
  const status = statusOf(as)
  const isRefusal = typeof as === 'object' || as === 'serialization' || as === 'database away'
  if (!isRefusal && !(status < 500 || status === 503)) return
  const told = typeof as === 'object' ? as.exception : String(as)
  throw new ConfigError(
    `a fault as ${told} has no \`after\`: it says that nothing has run. An answer that is lost is 'reset', 'timeout', 'hang', 'html 502' or another status from 500 on`,
  )
}

/** The status of a bare one or of a page; none is not a number. */
const statusOf = (as: FaultKind): number =>
  typeof as === 'string' ? Number(/^html (\d{3})$/.exec(as)?.[1]) : typeof as === 'number' ? as : Number.NaN

/** With the whole name of its exception. */
const named = (as: FaultKind): FaultKind =>
  typeof as === 'object' ? { ...as, exception: exceptionName(as.exception) } : as

function checkKind(as: FaultKind): void {
  if (WORDS.has(as)) return
  if (typeof as === 'object' && as !== null) {
    if (typeof as.exception === 'string' && typeof as.message === 'string') return
    throw new ConfigError(
      "an exception of a fault has its name and its words: { exception: 'odoo.exceptions.UserError', message: 'No.' }",
    )
  }
  const status = statusOf(as)
  if (status >= 400 && status < 600) return
  throw new ConfigError(
    `there is no fault '${as}': pass ${[...WORDS].map((word) => `'${word}'`).join(', ')}, 'html 502', a status from 400 on, or { exception, message }`,
  )
}
