/** A real server. */
export interface Server {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly origin: string
  readonly database: string
  /** Calls that ooor may take for the orders. */
  readonly atMost: number
}

export const LOGIN = 'admin'
export const PASSWORD = 'admin'

/** The throwaway servers of `npm run odoo -- up`, or those of the environment. */
export const servers: readonly Server[] = [
  server('Odoo 19', process.env.OOOR_TEST_ODOO_19 ?? 'http://127.0.0.1:8019/odoo19', 1),
  server('Odoo 14', process.env.OOOR_TEST_ODOO_14 ?? 'http://127.0.0.1:8014/odoo14', 5),
]

function server(name: string, text: string, atMost: number): Server {
  const { hostname: host, port, origin, pathname } = new URL(text)
  return { name, host, port: Number(port || 80), origin, database: pathname.slice(1), atMost }
}

/** Sale orders that have lines, the oldest first. */
export const ORDERS = { domain: [['order_line', '!=', false]], limit: 100, order: 'id' } as const

/** One order as all must answer it, whatever way they read it. */
export interface OrderTree {
  readonly name: string
  readonly partner: string
  readonly country: string | null
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly product: string | null }[]
}

/** Partners to create. The prefix finds what an aborted run has left. */
export const PREFIX = 'ooor benchmark'
export const partnerValues = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const name = `${PREFIX} ${index}`
    return {
      name,
      email: `${index}@example.com`,
      phone: `+32 2 555 ${index}`,
      street: 'Rue Haute 1',
      city: 'Bruxelles',
    }
  })

/** Wide partners to read: archived, so that nobody else who uses the server meets them. */
export const WIDE = {
  fields: [
    'name',
    'email',
    'phone',
    'street',
    'street2',
    'zip',
    'city',
    'function',
    'ref',
    'color',
    'is_company',
    'partner_latitude',
  ],
  domain: [
    ['ref', '=', PREFIX],
    ['active', '=', false],
  ],
} as const
export const widePartner = (index: number) => ({
  ...partnerValues(1)[0],
  name: `${PREFIX} wide ${index}`,
  email: `${index}@example.com`,
  street2: index % 3 === 0 ? null : `Box ${index}`,
  zip: String(1000 + (index % 9000)),
  function: index % 4 === 0 ? 'Baker' : null,
  ref: PREFIX,
  color: index % 12,
  is_company: index % 5 === 0,
  partner_latitude: (index % 90) + 0.5,
  active: false,
})

export type Task = 'orders' | 'create' | 'partners'

/** What one turn took. */
export interface Turn {
  readonly milliseconds: number
  /** Milliseconds of the client's processor time. */
  readonly cpu: number
  readonly calls: number
  /** Orders or partners read, or partners created. */
  readonly count: number
}

export interface Command {
  readonly task: Task
  /** So many partners to create. */
  readonly count: number
}

/** The digest is of the answer: the same for all. */
export interface Done extends Turn {
  readonly is: 'done'
  readonly digest?: string
}

export type Reply = { readonly is: 'ready' } | { readonly is: 'failed'; readonly why: string } | Done
