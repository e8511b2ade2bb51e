import { InvalidValueError, ServerError, SessionExpiredError } from '../errors/index.ts'
import type { Telemetry } from '../http/index.ts'
import type { Context, ModelCall } from '../wires/index.ts'

/** Asks the server something, as the session that is about to call. */
type Ask = (call: ModelCall) => Promise<unknown>

/** A language may be installed meanwhile: one that is missing is asked for again, but not with each call. */
const ASK_AGAIN = 60_000

/**
 * The languages that a connection's server has. Up to 15 it answers in English when asked for another; since 16 it
 * refuses each call. Neither tells which there are.
 */
export class Languages {
  readonly #telemetry: Telemetry
  #known: Promise<ReadonlySet<string> | undefined> | undefined
  #asked = 0
  /** A site's own languages, the default first: for those that are missing, others are taken. */
  #ofSite: readonly string[] = []
  readonly #missing = new Set<string>()

  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry
  }

  /** Names the languages of a site, whose visitors may not choose among the server's. */
  serve(languages: readonly string[]): void {
    this.#ofSite = [...new Set([...this.#ofSite, ...languages])]
  }

  /** True for a site's language that the server was found not to have. */
  isMissing(language: string): boolean {
    return this.#missing.has(language)
  }

  /** True where nobody has to be asked. */
  isSure({ lang }: Context, own: Context): boolean {
    return !lang || lang === 'en_US' || lang === own.lang
  }

  /**
   * The context with a language that the server has.
   *
   * Calls `res.lang.search_read([['active', '=', true]], ['code'])`, once for a connection, when a language is neither
   * the user's own nor `en_US`, which every server has.
   *
   * @throws InvalidValueError for a language that the server has not
   */
  async checked(context: Context, own: Context, ask: Ask): Promise<Context> {
    const { lang } = context
    if (this.isSure(context, own)) return context
    const known = await this.#languages(lang, ask)
    if (known === undefined || (typeof lang === 'string' && known.has(lang))) return context
    if (typeof lang !== 'string' || !this.#ofSite.includes(lang)) {
      const shown = typeof lang === 'string' ? `'${lang}'` : String(lang)
      throw new InvalidValueError(`the server has no language ${shown}: there are ${[...known].join(', ')}`)
    }
    const taken = this.#ofSite.find((one) => known.has(one))
    this.#tell(lang, taken, known)
    return { ...context, lang: taken ?? own.lang }
  }

  async #languages(wanted: unknown, ask: Ask): Promise<ReadonlySet<string> | undefined> {
    const first = this.#known ?? this.#read(ask)
    const known = await first
    if (known?.has(wanted as string) || Date.now() - this.#asked < ASK_AGAIN) return known
    return first === this.#known ? this.#read(ask) : this.#known
  }

  #read(ask: Ask): Promise<ReadonlySet<string> | undefined> {
    this.#asked = Date.now()
    const reading = readLanguages(ask)
    this.#known = reading
    reading.catch(() => {
      if (this.#known === reading) this.#known = undefined
    })
    return reading
  }

  #tell(language: string, taken: string | undefined, known: ReadonlySet<string>): void {
    if (this.#missing.has(language)) return
    this.#missing.add(language)
    this.#telemetry.tell('missingLanguage', { language, taken, known: [...known] })
  }
}

/** Undefined where the user may not know. */
async function readLanguages(ask: Ask): Promise<ReadonlySet<string> | undefined> {
  try {
    const args = [[['active', '=', true]], ['code']]
    const rows = await ask({ model: 'res.lang', method: 'search_read', args, kwargs: {} })
    const told = Array.isArray(rows) ? rows.map((row: { code?: unknown } | null) => row?.code) : []
    const codes = told.filter((code) => typeof code === 'string')
    return codes.length > 0 ? new Set(codes) : undefined
  } catch (error) {
    if (ServerError.is(error) && !SessionExpiredError.is(error)) return undefined
    throw error
  }
}
