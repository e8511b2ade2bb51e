import type { Connection, CredentialOptions, Model, Session } from 'ooor'
import type { SessionPages } from '../codegen/session-pages.ts'
import { UsageError } from '../command.ts'
import { Catalogue } from './catalogue.ts'
import { modelBindings } from './model-bindings.ts'

/** Who the console is at the moment, and what it calls the models. */
export class ModelSession {
  readonly odoo: Connection
  readonly #pages: SessionPages | undefined
  readonly #aliases: Readonly<Record<string, string>>
  #session: Session
  #login = ''
  #catalogue: Catalogue
  #bindings: ReadonlyMap<string, string> = new Map()

  constructor(odoo: Connection, pages?: SessionPages, aliases: Readonly<Record<string, string>> = {}) {
    this.odoo = odoo
    this.#pages = pages
    this.#aliases = aliases
    this.#session = odoo.defaultSession
    this.#catalogue = new Catalogue(odoo, this.#session, pages)
  }

  /** Logs in, and asks for the server's models, which get names that are not taken. */
  async open(isTaken: (name: string) => boolean): Promise<void> {
    await this.#enter(this.#session)
    this.#bindings = modelBindings([...this.catalogue.models.keys()], isTaken, this.#aliases)
  }

  get session(): Session {
    return this.#session
  }

  /** As `admin`; `visitor` for nobody. */
  get login(): string {
    return this.#login
  }

  get catalogue(): Catalogue {
    return this.#catalogue
  }

  /** Names of models: `partners` is `res.partner`. */
  get bindings(): ReadonlyMap<string, string> {
    return this.#bindings
  }

  /** Who is behind: `fr_FR` and `companies 1, 2`, what this view of the session adds. */
  get view(): string {
    const { lang, allowed_company_ids: companies } = this.#session.context
    const parts = [
      ...(typeof lang === 'string' ? [lang] : []),
      ...(Array.isArray(companies) ? [`company ${companies.join(', ')}`] : []),
    ]
    return parts.join(', ')
  }

  /** A model by its name in Odoo, or here. Throws for one that the server has not told of. */
  model(word: string): Model {
    const name = this.modelName(word)
    return this.#session.model(name) as Model
  }

  /** A model's name in Odoo, by that name or the one here. Throws a `UsageError` for others. */
  modelName(word: string): string {
    const name = this.#bindings.get(word) ?? word
    if (this.#catalogue.models.has(name) || name.includes('.')) return name
    throw new UsageError(`there is no model '${word}': name one as sale.order or saleOrders`)
  }

  /** Goes on as another user, in the same language and companies; as the connection's own without one. */
  async become(credential: CredentialOptions | undefined): Promise<void> {
    const { session } = this
    const own = this.odoo.defaultSession.withContext(session.context)
    await this.#enter(credential === undefined ? own : session.withUser(credential))
  }

  /** Goes on with another view of the same session. */
  async see(session: Session): Promise<void> {
    const catalogue = new Catalogue(this.odoo, session, this.#pages)
    await catalogue.loadModels()
    this.#session = session
    this.#catalogue = catalogue
  }

  async #enter(session: Session): Promise<void> {
    const info = await session.info()
    await this.see(session)
    this.#login = info?.login ?? (info === null ? 'visitor' : `user ${info.uid}`)
  }
}
