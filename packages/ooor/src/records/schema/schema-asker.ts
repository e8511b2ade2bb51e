import type { Context } from '../../wires/index.ts'

/** Who asks for a schema. */
export interface SchemaAsker {
  /** Users see different fields: the same text for the same user, without secrets. */
  schemaScope(): Promise<string>
  /** Changes when modules are installed or updated; undefined where the server does not tell. */
  registryHash(): Promise<string | undefined>
  /** As `fr_FR`; labels are in it. Undefined for the user's own. */
  readonly lang: string | undefined
  call(
    model: string,
    method: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    options?: { readonly context?: Context },
  ): Promise<unknown>
}
