import { ApiKeys } from '../account/index.ts'
import type { Belongings, Download, FileOwner, Printable, ReportOptions } from '../belongings/index.ts'
import { Bus } from '../bus/index.ts'
import { checkNames } from '../errors/check-names.ts'
import { Files } from '../files/index.ts'
import { Thread } from '../messages/index.ts'
import type { ModelCallOptions, Schema } from '../records/index.ts'
import {
  Cart,
  type Checkout,
  checkoutOf,
  type LoadSession,
  type OrderSummary,
  type OrdersOptions,
  type Shop,
  shopOf,
} from '../shop/index.ts'
import type { Attachment, CallOptions, Context, FormFields, Page, Series } from '../wires/index.ts'
import type { FetchOptions } from './fetch.ts'
import { fileSessionOf } from './file-session.ts'
import type { RouteOptions } from './routes.ts'
import type { SessionCore } from './session-core.ts'
import type { UploadOptions } from './upload-options.ts'

/** Who must know at once when a session became another's: its name in the store has changed. */
export interface SessionWatcher {
  moved(): Promise<void>
}

/** What a session offers beside models and its own identity: routes and pages, the cart, files, threads, keys. */
export abstract class SessionServices implements Belongings {
  readonly #core: SessionCore
  readonly #watcher: SessionWatcher | undefined
  #cart: Cart | undefined
  #files: Files | undefined
  #apiKeys: ApiKeys | undefined
  #bus: Bus | undefined

  constructor(core: SessionCore, watcher: SessionWatcher | undefined) {
    this.#core = core
    this.#watcher = watcher
  }

  abstract get context(): Context
  abstract get storeId(): string | null
  /** @internal */
  abstract schemaOf(model: string): Promise<Schema>
  /** @internal */
  abstract series(options?: CallOptions): Promise<Series>
  abstract call(
    model: string,
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: ModelCallOptions,
  ): Promise<unknown>

  /** What the shop asks of this session, for its first use. */
  #forShop(): LoadSession {
    return async () => (await import('./shop-session.ts')).shopSessionOf(this.#core)
  }

  /** The shop's cart of this session. */
  get cart(): Cart {
    // Most requests of a site use none.
    this.#cart ??= new Cart(this.#core, this.#forShop())
    return this.#cart
  }

  /** What the shop shows to this session: products, variants with price and stock, categories, its wish list. */
  get shop(): Shop {
    return shopOf(this.#forShop())
  }

  /** The way from this session's cart to an order: addresses, delivery, payment. */
  get checkout(): Checkout {
    return checkoutOf(this.#forShop())
  }

  /** The orders of whose session it is: `session.shop.orders()`. */
  orders(options: OrdersOptions = {}): Promise<OrderSummary[]> {
    return this.shop.orders(options)
  }

  /**
   * Calls a JSON controller route of the server, as a page of Odoo would.
   *
   * ```ts
   * await session.request('/shop/cart/quantity')
   * ```
   */
  async request(
    path: string,
    params: Readonly<Record<string, unknown>> = {},
    options: RouteOptions = {},
  ): Promise<unknown> {
    checkNames('a request', options, 'repeatable isReadOnly signal')
    const mayFillCart = `${path}`.startsWith('/shop/') && path !== '/shop/cart/quantity' && !options.isReadOnly
    if (mayFillCart && this.#core.cartQuantity === 0) this.#core.cartQuantity = null
    return this.telling(() => this.#core.request(path, params, options))
  }

  /**
   * The token that Odoo's form routes want; asked for once per session. Undefined on 8.0, which has none.
   *
   * Sends `GET /web/login`, which shows one to visitors and users on all series.
   */
  csrfToken(options: CallOptions = {}): Promise<string | undefined> {
    return this.#core.csrfToken(options)
  }

  /**
   * Sends a form to a route of the website, with the session's token, and follows where it leads.
   *
   * ```ts
   * const page = await session.submit('/website/form/crm.lead', { contact_name: 'Alice', email_from: 'alice@example.com' })
   * ```
   *
   * Sends `POST <path>`, as multipart when there is a file in it. A token that the server refuses is asked for anew,
   * once. Throws what the network does; what the page says of the fields, is on the page.
   */
  async submit(path: string, fields: FormFields, options: RouteOptions = {}): Promise<Page> {
    checkNames('a form', options, 'repeatable isReadOnly signal')
    return this.telling(() => this.#core.submit(path, fields, options))
  }

  /**
   * Fetches any path of the server in this session, as the platform's `fetch` does: the session's cookies, its renewal
   * and rotation, and the errors of the connection are the same as for calls. The body of the answer is a stream, of any
   * size. What the server answers is not judged: look at `ok` and `status`.
   *
   * ```ts
   * const answer = await session.fetch('/web/image/res.partner/7/avatar_128')
   * if (answer.ok) await writeFile('avatar.png', answer.body)
   * ```
   *
   * Sends the request, and the session's `csrf_token` with forms. Never to another server.
   *
   * @throws LoginRequiredError when the server leads a visitor to its login page
   * @throws OutcomeUnknownError when the answer to what may change something is lost
   * @throws ConfigError for a path that is none, or leaves the server
   */
  fetch(path: string, options: FetchOptions = {}): Promise<Response> {
    return this.telling(() => this.#core.fetch(path, options))
  }

  /** The files of records: uploads, downloads, pictures. */
  get files(): Files {
    this.#files ??= new Files(fileSessionOf(this.#core, this))
    return this.#files
  }

  /** What the server tells by itself: messages, presence, whatever modules send. 8.0 and later. */
  get bus(): Bus {
    this.#bus ??= new Bus(() => this.#core.busSession((...call) => this.call(...call)))
    return this.#bus
  }

  /** The API keys of the session's user. 14 and later. */
  get apiKeys(): ApiKeys {
    this.#apiKeys ??= new ApiKeys({
      series: (options) => this.series(options),
      hasPages: (options) => this.#core.hasPages(options),
      call: (...call) => this.call(...call),
      uid: (options) => this.#core.preparedUid(options),
      password: () => this.#core.password,
    })
    return this.#apiKeys
  }

  /**
   * Changes the user's password. The server ends the session with it; it is logged in again, so it has a new id, and
   * another name in the store. Other sessions of the user are over.
   *
   * Calls `res.users.change_password(old, new)` and sends what `login` does.
   *
   * @throws AccessDeniedError when the old password is wrong; nothing has changed then
   * @throws UserError when the new one is not good enough for the server
   */
  changePassword(oldPassword: string, newPassword: string, options: CallOptions = {}): Promise<void> {
    return this.telling(() => this.#core.changePassword(oldPassword, newPassword, options))
  }

  /**
   * What people say of a record, who follows it, and what is to be done. 7.0 and later.
   *
   * ```ts
   * await session.thread(order).post({ body: 'Called: delivery on Friday' })
   * ```
   */
  thread(record: FileOwner): Thread {
    return new Thread({ series: (options) => this.series(options), call: this.call.bind(this) }, record)
  }

  /**
   * Prints a report of records: bytes, text or a stream.
   *
   * ```ts
   * const pdf = await session.report('sale.report_saleorder', [42, 43])
   * await writeFile('orders.pdf', await pdf.bytes())
   * const html = await (await session.report('sale.report_saleorder', order, { format: 'html' })).text()
   * ```
   *
   * Sends `POST /report/download` since 14, `GET /report/<format>/<name>/<ids>` from 8 and for HTML, the service
   * `report` on 6.1 and 7.0, whose reports have names as `sale.order`.
   *
   * @throws PdfToolMissingError when the server has no wkhtmltopdf
   * @throws AccessError when the user may not read a record
   * @throws MissingError when there is no such record
   * @throws UnsupportedError on a wire without a web session, as with an API key
   */
  async report(name: string, records: Printable, options: ReportOptions = {}): Promise<Download> {
    return (await import('../files/transfer-chunk.ts')).printReport(
      fileSessionOf(this.#core, this),
      name,
      records,
      options,
    )
  }

  /**
   * Attaches a file to a record: `files.upload` with the record's model and id.
   *
   * ```ts
   * await session.upload(new File([bytes], 'order.pdf', { type: 'application/pdf' }), { model: 'sale.order', id: 42 })
   * ```
   */
  upload(file: Blob, { model, id, name, ...rest }: UploadOptions = {} as UploadOptions): Promise<Attachment> {
    const named = name ?? (file instanceof File ? file.name : 'file')
    return this.files.upload(file, { ...rest, on: { model, id }, name: named })
  }

  /** Does what may log in or out; who must know of the session's new name is told, also when it could not be stored. */
  protected async telling<T>(action: () => Promise<T>): Promise<T> {
    const { storeId } = this
    const tell = async () => {
      if (storeId !== this.storeId) await this.#watcher?.moved()
    }
    const result = await action().catch(async (error: unknown) => {
      // The action's own error says more.
      await tell().catch(() => {})
      throw error
    })
    await tell()
    return result
  }
}
