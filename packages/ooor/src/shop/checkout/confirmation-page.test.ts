import { AccessError } from 'ooor'
import { describe, expect, it } from 'vitest'
import type { ShopSession } from '../shop-session.ts'
import { lastOrder } from './confirmation-page.ts'

const UNPAID = `<h3>Thank you for your order.</h3>
  <div class="oe_website_sale_tx_status" data-order-id="50">Please make a payment</div>`

/** Who has ordered, on a server whose page names no order before it is paid. */
function session({ isVisitor, read }: { readonly isVisitor: boolean; readonly read: () => Promise<unknown> }) {
  const asked: unknown[] = []
  const answering = {
    isVisitor,
    page: async (path: string) => ({ status: 200, text: UNPAID, path }),
    call: (...call: unknown[]) => {
      asked.push(call.slice(0, 3))
      return read()
    },
  }
  return { asked, session: answering as unknown as ShopSession }
}

describe('an order that the thank-you page does not name', () => {
  it('is asked for its name by a user, who may read it', async () => {
    const { asked, session: user } = session({ isVisitor: false, read: async () => [{ id: 50, name: 'S00050' }] })
    expect(await lastOrder(user, {})).toMatchObject({ id: 50, name: 'S00050' })
    expect(asked).toEqual([['sale.order', 'read', [[50], ['name']]]])
  })

  it('is without one for a visitor, who asks nothing', async () => {
    const { asked, session: visitor } = session({ isVisitor: true, read: async () => [] })
    expect(await lastOrder(visitor, {})).toMatchObject({ id: 50, name: '' })
    expect(asked).toEqual([])
  })

  it('is told all the same to who may not read it', async () => {
    const refused = async () => {
      throw new AccessError({ exception: 'odoo.exceptions.AccessError', message: 'no' })
    }
    expect(await lastOrder(session({ isVisitor: false, read: refused }).session, {})).toMatchObject({
      id: 50,
      name: '',
    })
    const broken = async () => {
      throw new Error('no line')
    }
    await expect(lastOrder(session({ isVisitor: false, read: broken }).session, {})).rejects.toThrow('no line')
  })
})
