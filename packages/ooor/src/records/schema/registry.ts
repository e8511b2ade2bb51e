import { Lru } from '../../lru.ts'
import { SCHEMA_ATTRIBUTES } from './field.ts'
import { type FieldsAnswer, Schema } from './schema.ts'
import type { SchemaAsker } from './schema-asker.ts'

/** Schemas kept ready, of all users together: a site has many users, of whom few are there at a time. */
const MAX_SCHEMAS = 2000

/**
 * Keeps what servers told of their models, for other processes: three lines over a file, Redis or a KV.
 *
 * ```ts
 * const store = { get: (key: string) => redis.get(key), set: async (key: string, text: string) => void (await redis.set(key, text)) }
 * const odoo = connect(url, { schemas: { store } })
 * ```
 */
export interface SchemaStore {
  /** The text of a key; undefined or null when there is none. */
  get(key: string): Promise<string | null | undefined>
  /** Keeps a text. */
  set(key: string, text: string): Promise<void>
}

/** Schemas written ahead by `ooor types --schema`. */
export interface SchemaFile {
  readonly version: 1
  readonly models: Readonly<Record<string, { readonly fields: FieldsAnswer }>>
}

/** How a registry is set up. */
export interface SchemaOptions {
  /** Schemas written ahead: no calls for these models. */
  readonly file?: SchemaFile | undefined
  /** Where schemas are kept between processes. */
  readonly store?: SchemaStore | undefined
}

/**
 * The schemas of a connection: each model's fields are asked for once for each user, whoever and however many ask.
 *
 * ```ts
 * const partner = await odoo.schemas.get('res.partner')
 * partner.field('country_id').relation       // 'res.country'
 * ```
 */
export class SchemaRegistry {
  readonly #options: SchemaOptions
  /** By scope and model: structure is the same in each language. */
  readonly #schemas = new Lru<Promise<Schema>>(MAX_SCHEMAS)
  readonly #labelled = new Lru<Promise<Schema>>(MAX_SCHEMAS)
  /** Whose parents have been looked for. */
  readonly #parents = new WeakMap<Schema, Promise<void>>()
  /** Counts reloads: an answer to an older question is not kept. */
  #generation = 0

  constructor(options: SchemaOptions = {}) {
    this.#options = options
  }

  /**
   * A model's schema in whatever language it was asked for first.
   *
   * Calls `fields_get([], attributes)` when nobody has.
   */
  async structure(asker: SchemaAsker, model: string): Promise<Schema> {
    const scope = await asker.schemaScope()
    return this.#structure(asker, scope, model)
  }

  /**
   * A model's schema with labels in the asker's language.
   *
   * Calls `fields_get([], attributes)` when nobody has in this language, and of models that may be its parents
   * (`inherits`).
   */
  async labelled(asker: SchemaAsker, model: string): Promise<Schema> {
    const scope = await asker.schemaScope()
    if (asker.lang === undefined) {
      return this.#withParents(asker, scope, await this.#structure(asker, scope, model))
    }
    const key = `${scope}/${asker.lang}/${model}`
    return this.#withParents(asker, scope, await this.#once(this.#labelled, key, () => this.#find(asker, scope, model)))
  }

  #structure(asker: SchemaAsker, scope: string, model: string): Promise<Schema> {
    return this.#once(this.#schemas, `${scope}/${model}`, () => this.#find(asker, scope, model))
  }

  async #withParents(asker: SchemaAsker, scope: string, schema: Schema): Promise<Schema> {
    let found = this.#parents.get(schema)
    if (found === undefined) {
      found = schema.findParents((name) => this.#structure(asker, scope, name))
      this.#parents.set(schema, found)
      found.catch(() => this.#parents.delete(schema))
    }
    await found
    return schema
  }

  /** Forgets all schemas, or those of some models: the next use asks the server again. */
  reload(...models: string[]): void {
    this.#generation++
    for (const known of [this.#schemas, this.#labelled]) {
      for (const [key] of known.entries()) {
        if (models.length === 0 || models.includes(key.slice(key.lastIndexOf('/') + 1))) known.delete(key)
      }
    }
  }

  #once(schemas: Lru<Promise<Schema>>, key: string, find: () => Promise<Schema>): Promise<Schema> {
    let schema = schemas.get(key)
    if (schema === undefined) {
      schema = find()
      schemas.set(key, schema)
      // A failure is not kept: the next one asks again.
      schema.catch(() => {
        if (schemas.get(key) === schema) schemas.delete(key)
      })
    }
    return schema
  }

  async #find(asker: SchemaAsker, scope: string, model: string): Promise<Schema> {
    const { file, store } = this.#options
    // What the server was asked to be asked for again is neither in a file nor in a store.
    const isReloaded = this.#generation > 0
    const ahead = isReloaded ? undefined : file?.models[model]
    if (ahead !== undefined) return new Schema(model, ahead.fields)
    if (store === undefined) return new Schema(model, await fieldsGet(asker, model))
    const key = `schema/2/${scope}/${asker.lang ?? ''}/${(await asker.registryHash()) ?? ''}/${model}`
    const kept = isReloaded ? undefined : await readStore(store, key)
    if (kept !== undefined) return new Schema(model, kept)
    const answer = await fieldsGet(asker, model)
    // A store that is down costs a call, not the answer.
    await store.set(key, JSON.stringify(answer)).catch(() => {})
    return new Schema(model, answer)
  }
}

async function readStore(store: SchemaStore, key: string): Promise<FieldsAnswer | undefined> {
  try {
    const text = await store.get(key)
    return typeof text === 'string' ? (JSON.parse(text) as FieldsAnswer) : undefined
  } catch {
    return undefined
  }
}

async function fieldsGet(asker: SchemaAsker, model: string): Promise<FieldsAnswer> {
  try {
    return (await asker.call(model, 'fields_get', [[]], { attributes: SCHEMA_ATTRIBUTES })) as FieldsAnswer
  } catch (error) {
    return (await import('./failed-schema-chunk.ts')).fieldsDespite(asker, model, error)
  }
}
