import type { CallOptions, Context, ModelCaller, Page, Series } from '../wires/index.ts'

/** What files and reports need of a session. */
export interface FileSession extends ModelCaller {
  /** True for an anonymous visitor. */
  readonly isVisitor: boolean
  /** True where the session has pages, and with them Odoo's routes for files; false on wires that carry a key each time. */
  hasPages(options: CallOptions): Promise<boolean>
  /** The context of the session's calls. */
  readonly context: Context
  series(options: CallOptions): Promise<Series>
  /** The fields of a model as the session sees them: asked for once by the connection. */
  schemaOf(
    model: string,
    options: CallOptions,
  ): Promise<{ readonly fields: ReadonlyMap<string, { readonly kind: string }> }>
  fetch(path: string, options?: FileRequest): Promise<Response>
  submit(path: string, form: FormData, options: CallOptions): Promise<Page>
  csrfToken(options: CallOptions): Promise<string | undefined>
  /** Makes sure that the server still has the session. */
  verify(options: CallOptions): Promise<void>
  /** Calls the service `report`, up to 10, with the user's password. */
  reportService(method: string, args: readonly unknown[], options: CallOptions): Promise<unknown>
}

/** A request for a file. */
export interface FileRequest extends CallOptions {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: URLSearchParams | Uint8Array | ReadableStream<Uint8Array>
  readonly redirect?: 'follow' | 'manual'
  readonly isReadOnly?: boolean
  readonly repeatable?: boolean
}
