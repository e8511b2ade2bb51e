import { type Connection, isAtLeast, type Schema, type Session } from 'ooor'
import { AccessError, ServerError } from 'ooor/errors'
import { readButtons } from '../codegen/read-buttons.ts'
import { DocReader } from '../codegen/read-doc.ts'
import type { MethodDescription } from '../codegen/server-description.ts'
import type { ServerReader } from '../codegen/server-reader.ts'
import type { SessionPages } from '../codegen/session-pages.ts'
import { WELL_KNOWN_MODELS } from './model-bindings.ts'

/**
 * What is known of a server's models as one user sees them. Answers at once with what is there; what is not is loaded
 * behind, and there the next time.
 */
export class Catalogue {
  readonly #odoo: Connection
  readonly #session: Session
  readonly #pages: SessionPages | undefined
  readonly #schemas = new Map<string, Schema>()
  readonly #methods = new Map<string, readonly MethodDescription[]>()
  readonly #loading = new Map<string, Promise<void>>()
  #models: ReadonlyMap<string, string> = new Map()
  #doc: Promise<DocReader | undefined> | undefined

  constructor(odoo: Connection, session: Session, pages?: SessionPages) {
    this.#odoo = odoo
    this.#session = session
    this.#pages = pages
  }

  /**
   * Asks for the server's models. Who may not list them, gets those that most servers have.
   *
   * Calls `ir.model.search_read([], ['model', 'name'])`.
   */
  async loadModels(): Promise<void> {
    try {
      const rows = (await this.#session.call('ir.model', 'search_read', [[], ['model', 'name']])) as readonly {
        readonly model: string
        readonly name: string
      }[]
      this.#models = new Map(rows.map(({ model, name }) => [model, name]))
    } catch (error) {
      if (!ServerError.is(error) && !AccessError.is(error)) throw error
      this.#models = new Map(WELL_KNOWN_MODELS.map((model) => [model, '']))
    }
  }

  /** Models with their labels. */
  get models(): ReadonlyMap<string, string> {
    return this.#models
  }

  /** A model's fields, where they are known by now. */
  schema(model: string): Schema | undefined {
    const known = this.#schemas.get(model)
    if (known === undefined) this.#behind(`fields of ${model}`, () => this.loadSchema(model))
    return known
  }

  /** A model's fields. Calls `fields_get` when nobody has. */
  async loadSchema(model: string): Promise<Schema> {
    const schema = await this.#session.model(model).schema()
    this.#schemas.set(model, schema)
    return schema
  }

  /** A model's own methods, where they are known by now. */
  methods(model: string): readonly MethodDescription[] | undefined {
    const known = this.#methods.get(model)
    if (known === undefined) this.#behind(`methods of ${model}`, () => this.loadMethods(model))
    return known
  }

  /** A model's own methods: what the server documents on 19 and later, what buttons of its views call before. */
  async loadMethods(model: string): Promise<readonly MethodDescription[]> {
    const methods = (await this.#documented(model)) ?? (await this.#ofButtons(model))
    this.#methods.set(model, methods)
    return methods
  }

  /** True while something is asked for that completion was asked for. */
  get isLoading(): boolean {
    return this.#loading.size > 0
  }

  /** Resolves when nothing is being loaded. */
  async settled(): Promise<void> {
    while (this.#loading.size > 0) await Promise.all(this.#loading.values())
  }

  /** What fails here fails again, and is told, when it is asked for by name. */
  #behind(what: string, load: () => Promise<unknown>): void {
    if (this.#loading.has(what)) return
    const loading = load()
      .catch(() => {})
      .then(() => {
        this.#loading.delete(what)
      })
    this.#loading.set(what, loading)
  }

  async #documented(model: string): Promise<readonly MethodDescription[] | undefined> {
    if (this.#pages === undefined || !isAtLeast(await this.#odoo.series(), 19)) return undefined
    this.#doc ??= DocReader.open(this.#reader)
    return (await this.#doc)?.methodsOf(model)
  }

  async #ofButtons(model: string): Promise<readonly MethodDescription[]> {
    await this.loadSchema(model)
    const relationOf = (name: string, field: string) => this.#schemas.get(name)?.fields.get(field)?.relation
    try {
      return (await readButtons(this.#reader, relationOf, model)).get(model) ?? []
    } catch (error) {
      if (ServerError.is(error)) return []
      throw error
    }
  }

  get #reader(): ServerReader {
    const session = this.#session
    return {
      series: () => this.#odoo.series(),
      call: (model, method, args, kwargs) => session.call(model, method, args, kwargs),
      doc: async (page) => {
        const pages = this.#pages
        if (pages === undefined) return undefined
        const path = `/doc${pages.hasKey ? '-bearer' : ''}/${encodeURIComponent(page)}.json`
        return pages.json(this.#odoo.url + path, path)
      },
    }
  }
}
