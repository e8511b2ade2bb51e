import { abortable } from '../http/index.ts'
import type { CallOptions, Context } from '../wires/index.ts'
import type { RecordsCaller } from './caller.ts'
import type { Schema } from './schema/schema.ts'

/** What all models, queries and records of one view of a session share. */
export class Scope {
  readonly caller: RecordsCaller
  #known: Map<string, Schema> | undefined

  constructor(caller: RecordsCaller) {
    this.caller = caller
  }

  /** The same with more context. */
  withContext(context: Context): Scope {
    return new Scope(this.caller.withContext(context))
  }

  /** A model's schema: asked for once by the connection. Others may wait for the same answer: a signal ends this wait alone. */
  async schema(model: string, { signal }: CallOptions = {}): Promise<Schema> {
    const schema = await abortable(this.caller.schemas.structure(this.#asker, model), signal)
    this.#known ??= new Map()
    this.#known.set(model, schema)
    return schema
  }

  /** A model's schema, if this view has had to do with it. */
  known(model: string): Schema | undefined {
    return this.#known?.get(model)
  }

  /** A model's schema with labels in this view's language. */
  labelled(model: string): Promise<Schema> {
    return this.caller.schemas.labelled(this.#asker, model)
  }

  get #asker() {
    const { caller } = this
    const { lang } = caller.context
    return {
      schemaScope: () => caller.schemaScope(),
      registryHash: () => caller.registryHash(),
      lang: typeof lang === 'string' ? lang : undefined,
      call: caller.call.bind(caller),
    }
  }
}
