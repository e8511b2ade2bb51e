import type { Context } from 'hono'
import type { OoorVariables } from 'ooor/web/hono'
import type { Language } from './languages.ts'
import type { Odoo } from './models.ts'

export interface ShopVariables extends OoorVariables<Odoo> {
  /** What the visitor may choose from. */
  languages: readonly Language[]
}

export type ShopContext = Context<{ Variables: ShopVariables }>

/** What the header and the footer show of a visitor. */
export interface Visitor {
  readonly isLoggedIn: boolean
  readonly cartQuantity: number
  /** As `fr_FR`. */
  readonly lang: string
  readonly languages: readonly Language[]
  /** The page that they are on, for forms that lead back to it. */
  readonly here: string
}

/** A visitor of whom the page knows already what is in the cart. */
export function visitorWith(c: ShopContext, known: Pick<Visitor, 'isLoggedIn' | 'cartQuantity'>): Visitor {
  const { pathname, search } = new URL(c.req.url)
  const { ooor, languages } = c.var
  const here = c.req.method === 'GET' ? pathname + search : '/'
  return { ...known, lang: ooor.lang ?? languages[0]?.code ?? 'en_US', languages, here }
}

/** Who is there: costs nothing for those who have done nothing yet, search engines among them. */
export async function visitorOf(c: ShopContext): Promise<Visitor> {
  const { ooor } = c.var
  if (!ooor.hasCookie) return nobody(c)
  const session = await ooor.session()
  // Odoo knows nothing of a session before something was put into it.
  if (session.id === null) return nobody(c)
  return visitorWith(c, { isLoggedIn: !session.isVisitor, cartQuantity: await session.cart.quantity() })
}

export const nobody = (c: ShopContext): Visitor => visitorWith(c, { isLoggedIn: false, cartQuantity: 0 })

/** For pages of which it is not known who sees them. */
export const NOBODY: Visitor = { isLoggedIn: false, cartQuantity: 0, lang: 'en_US', languages: [], here: '/' }
