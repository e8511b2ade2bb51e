import type { Belongings } from '../belongings/belongings.ts'
import type { CallOptions, Context, Series } from '../wires/index.ts'
import type { SchemaRegistry } from './schema/registry.ts'

/** What the records floor needs of a session: to call a model's method in a context. */
export interface Caller {
  /** Calls a method; the answer is the server's own value, null for none. */
  call(
    model: string,
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: ModelCallOptions,
  ): Promise<unknown>
}

/** A session as records see it: who calls, what is known of the server, what it has beside their values. */
export interface RecordsCaller extends Caller, Belongings {
  /** The connection's schemas. */
  readonly schemas: SchemaRegistry
  /** The context of this view of the session. */
  readonly context: Context
  /** A model as the session sees it. */
  model(name: string): unknown
  /** The same session with more context. */
  withContext(context: Context): RecordsCaller
  series(options?: CallOptions): Promise<Series>
  /** Whose schemas: the same text for the same user. */
  schemaScope(): Promise<string>
  /** Changes when the server's modules do; undefined where it does not tell. */
  registryHash(): Promise<string | undefined>
  /** Sends a workflow's signal to a record. Up to 10. */
  signal(model: string, id: number, signal: string, options?: CallOptions): Promise<unknown>
}

/** What a call on a model may be told. */
export interface ModelCallOptions extends CallOptions {
  /** Context for this call, on top of the session's. */
  readonly context?: Context | undefined
}
