import type { Telemetry } from '../http/index.ts'
import type { Context } from '../wires/index.ts'
import type { Ask, LanguageCheck } from './check-language.ts'

/**
 * The languages that a connection's server has. Up to 15 it answers in English when asked for another; since 16 it
 * refuses each call. Neither tells which there are.
 */
export class Languages {
  readonly #telemetry: Telemetry
  #check: LanguageCheck | undefined
  /** A site's own languages, the default first: for those that are missing, others are taken. */
  #ofSite: readonly string[] = []

  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry
  }

  /** Names the languages of a site, whose visitors may not choose among the server's. */
  serve(languages: readonly string[]): void {
    this.#ofSite = [...new Set([...this.#ofSite, ...languages])]
  }

  /** True for a site's language that the server was found not to have. */
  isMissing(language: string): boolean {
    return this.#check?.missing.has(language) ?? false
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
    if (this.isSure(context, own)) return context
    // Loaded by whom it concerns.
    const { LanguageCheck } = await import('./check-language.ts')
    this.#check ??= new LanguageCheck(this.#telemetry)
    return this.#check.checked(context, own, this.#ofSite, ask)
  }
}
