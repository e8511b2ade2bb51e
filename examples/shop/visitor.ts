import type { Context } from 'hono'
import type { OoorVariables } from 'ooor/web/hono'
import type { Odoo } from './models.ts'

export type ShopContext = Context<{ Variables: OoorVariables<Odoo> }>

/** What the header shows of a visitor. */
export interface Visitor {
  readonly isLoggedIn: boolean
  readonly cartQuantity: number
}

export const NOBODY: Visitor = { isLoggedIn: false, cartQuantity: 0 }

/** Who is there: costs nothing for those who have done nothing yet, search engines among them. */
export async function visitorOf({ var: { ooor } }: ShopContext): Promise<Visitor> {
  if (!ooor.hasCookie) return NOBODY
  const session = await ooor.session()
  // Odoo knows nothing of a session before something was put into it.
  if (session.id === null) return NOBODY
  return { isLoggedIn: !session.isVisitor, cartQuantity: await session.cart.quantity() }
}
