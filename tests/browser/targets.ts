import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { addDemoProducts } from '../../examples/shop/sandbox/demo-products.ts'
import { enableWireTransfer } from '../conformance/buyers.ts'
import { installFrench } from '../conformance/help.ts'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'

/** A shop with the products of the demo, two languages and wire transfers, and a portal user whose password is their login. */
export interface Target {
  readonly name: string
  readonly isThere: boolean
  /** Portal users see their carts among their orders since 15. */
  readonly listsCarts: boolean
  open(): Promise<{ readonly url: string; readonly database: string; close(): Promise<void> }>
}

export const TARGETS: readonly Target[] = [
  {
    name: 'the sandbox',
    isThere: !IS_ONLY_REAL,
    listsCarts: true,
    open: async () => {
      const sandbox = new Sandbox({ series: '19.0' })
      const { url, close } = await sandbox.listen()
      await using odoo = connect({ url, database: sandbox.database, username: 'admin', password: 'admin' })
      await addDemoProducts(odoo)
      return { url, database: sandbox.database, close }
    },
  },
  ...[19, 14].map((major): Target => {
    const address = process.env[`OOOR_TEST_ODOO_${major}`]
    return {
      name: `real ${major}`,
      isThere: address !== undefined && [undefined, String(major)].includes(process.env.OOOR_TEST_ONLY_SERIES),
      listsCarts: major > 14,
      open: async () => {
        const { origin, pathname } = new URL(address ?? '')
        const database = pathname.slice(1)
        await using odoo = connect({ url: origin, database, username: 'admin', password: 'admin' })
        // Visitors choose among the languages and the ways to pay that the server has.
        await installFrench(odoo)
        await enableWireTransfer(odoo)
        return { url: origin, database, close: async () => {} }
      },
    }
  }),
]
