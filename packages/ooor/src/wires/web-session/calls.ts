import { SessionExpiredError } from '../../errors/index.ts'
import { failures } from '../load-failures-chunk.ts'
import { isReadOnlyMethod } from '../read-only-methods.ts'
import { isAtLeast } from '../series.ts'
import type { CallOptions, Context, ModelCall, WireSession, WorkflowSignal } from '../wire.ts'
import type { PagesAndForms } from './pages-and-forms.ts'
import { sessionPolicy } from './session-cookie.ts'
import type { ExchangeOptions, WebSender } from './web-sender.ts'

const CALL_KW = '/web/dataset/call_kw'

/** What holds lists may be another by the next call. */
function textOfScalars(context: Context | undefined): string | undefined {
  if (context === undefined || Object.values(context).some((value) => typeof value === 'object')) return undefined
  return JSON.stringify(context)
}

/** Calls methods of models, and JSON routes, in a session. */
export class Calls {
  readonly #sender: WebSender
  readonly #pages: PagesAndForms

  constructor(sender: WebSender, pages: PagesAndForms) {
    this.#sender = sender
    this.#pages = pages
  }

  /**
   * Calls a method of a model.
   *
   * Sends `POST /web/dataset/call_kw/<model>/<method> {model, method, args, kwargs}`.
   */
  async call(
    wireSession: WireSession,
    call: ModelCall,
    context: Context | undefined,
    options: CallOptions = {},
  ): Promise<unknown> {
    const { model, method, args, kwargs } = call
    // 6.1 knows no path behind the route. An encoded name is one that no server has: it will say so.
    const { server } = this.#sender
    const series = server.knownSeries ?? (await server.series())
    const path = isAtLeast(series, 8) ? this.#like(model, method).path : CALL_KW
    const params = { model, method, args, kwargs: context === undefined ? kwargs : { ...kwargs, context } }
    try {
      return await this.#sender.exchange(wireSession, path, params, {
        signal: options.signal,
        site: { model, method, path },
        isReadOnly: isReadOnlyMethod(method),
        text: this.#textOf(call, context, params.kwargs),
      })
    } catch (error) {
      if (SessionExpiredError.is(error) && wireSession.uid === null) {
        throw (await failures()).visitorsCall(error, { model, method, path })
      }
      throw error
    }
  }

  /** What the last call was like: the next one mostly is, and its texts need not be made again. */
  #last = { model: '', method: '', path: '', head: '' }
  #context: Context | undefined
  #contextText: string | undefined

  #like(model: string, method: string) {
    if (this.#last.model !== model || this.#last.method !== method) {
      const path = `${CALL_KW}/${encodeURIComponent(model)}/${encodeURIComponent(method)}`
      const head = `{"model":${JSON.stringify(model)},"method":${JSON.stringify(method)},"args":`
      this.#last = { model, method, path, head }
    }
    return this.#last
  }

  /** The text of a call's parameters: as `JSON.stringify` writes it. */
  #textOf({ model, method, args, kwargs }: ModelCall, context: Context | undefined, named: object): string {
    if (this.#context !== context) {
      this.#context = context
      this.#contextText = textOfScalars(context)
    }
    const isAlone = this.#contextText && Object.keys(kwargs).length === 0
    const told = isAlone ? `{"context":${this.#contextText}}` : JSON.stringify(named)
    return `${this.#like(model, method).head}${JSON.stringify(args)},"kwargs":${told}}`
  }

  /** Calls a JSON controller route. */
  request(
    wireSession: WireSession,
    path: string,
    params: Readonly<Record<string, unknown>>,
    options: CallOptions & Pick<ExchangeOptions, 'isReadOnly' | 'waits'> = {},
  ): Promise<unknown> {
    const policy = sessionPolicy(path)
    return this.#pages.inDatabase(wireSession, options, () =>
      this.#sender.exchange(wireSession, path, params, { ...options, policy }),
    )
  }

  /**
   * Signals a record's workflow.
   *
   * Sends `POST /web/dataset/exec_workflow`, up to 10 (wire/6.1/web-exec_workflow).
   */
  async signal(
    wireSession: WireSession,
    { model, id, signal }: WorkflowSignal,
    context: Context,
    options: CallOptions = {},
  ): Promise<unknown> {
    const path = '/web/dataset/exec_workflow'
    const params = { model, id, signal, context }
    return this.#sender.exchange(wireSession, path, params, { ...options, site: { model, method: signal, path } })
  }
}
