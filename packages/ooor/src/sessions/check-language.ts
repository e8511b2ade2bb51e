import { InvalidValueError, ServerError, SessionExpiredError } from '../errors/index.ts'
import type { Telemetry } from '../http/index.ts'
import type { Context, ModelCall } from '../wires/index.ts'

/** Asks the server something, as the session that is about to call. */
export type Ask = (call: ModelCall) => Promise<unknown>

/** A language may be installed meanwhile: one that is missing is asked for again, but not with each call. */
const ASK_AGAIN = 60_000

/** Asks a server for its languages, once, and looks at those that are wished for. */
export class LanguageCheck {
  readonly #telemetry: Telemetry
  #known: Promise<ReadonlySet<string> | undefined> | undefined
  #asked = 0
  readonly missing = new Set<string>()

  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry
  }

  /** The context with a language that the server has: for a site's own that are missing, others of the site's. */
  async checked(context: Context, own: Context, ofSite: readonly string[], ask: Ask): Promise<Context> {
    const { lang } = context
    const known = await this.#languages(lang, ask)
    if (known === undefined || (typeof lang === 'string' && known.has(lang))) return context
    if (typeof lang !== 'string' || !ofSite.includes(lang)) {
      const shown = typeof lang === 'string' ? `'${lang}'` : String(lang)
      throw new InvalidValueError(`the server has no language ${shown}: there are ${[...known].join(', ')}`)
    }
    const taken = ofSite.find((one) => known.has(one))
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
    if (this.missing.has(language)) return
    this.missing.add(language)
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
