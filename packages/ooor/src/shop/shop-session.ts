import type { CallOptions, FormFields, Page, Series } from '../wires/index.ts'
import type { CartLine } from './cart-lines.ts'

/** What the shop needs of a session: its public routes, and care for the cart that lives in it. */
export interface ShopSession {
  /** True for an anonymous visitor. */
  readonly isVisitor: boolean
  /** True for a visitor whom the server has given no session yet: there is no cart, and nobody to ask. */
  readonly isNewcomer: boolean
  /** The user's id; null for a visitor. */
  readonly uid: number | null
  series(options: CallOptions): Promise<Series>
  /** Calls a model's method as the session's user. */
  call(
    model: string,
    method: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    options: CallOptions,
  ): Promise<unknown>
  /** Calls a JSON route of the website. */
  request(
    path: string,
    params: Readonly<Record<string, unknown>>,
    options?: CallOptions & { readonly isReadOnly?: boolean },
  ): Promise<unknown>
  /** Fetches a page of the website, through redirects; `path` is where they ended. */
  page(path: string, options?: CallOptions): Promise<Page>
  /** Sends a form of the website with the session's token, and follows where it leads. */
  submit(path: string, fields: FormFields, options?: CallOptions): Promise<Page>
  /** Runs one cart operation after the other. */
  inTurn<T>(task: () => Promise<T>, options: CallOptions): Promise<T>
  /** Makes sure that the server still has the session before something is put into its cart. */
  verify(options?: CallOptions): Promise<void>
  /** Gives the visitor's session up as lost: tells the listeners and throws. */
  lose(): never
  /** Things in the cart by the last answer, 0 for a visitor who has put nothing in; null when nobody knows. */
  cartQuantity: number | null
  /** The cart's lines as answers told them; null when nobody knows all of them. */
  cartLines: readonly CartLine[] | null
}

/** A session, whose side to the shop is loaded with the first use. */
export type LoadSession = () => Promise<ShopSession>
