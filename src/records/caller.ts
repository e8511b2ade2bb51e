import type { CallOptions, Context } from '../wires/index.ts'

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

/** What a call on a model may be told. */
export interface ModelCallOptions extends CallOptions {
  /** Context for this call, on top of the session's. */
  readonly context?: Context | undefined
}
