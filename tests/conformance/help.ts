import { type Connection, type ConnectionSettings, connect, type Models } from 'ooor'
import { afterAll, beforeEach } from 'vitest'
import type { Target } from './targets.ts'

/** A connection to the target as a user of the demo data, whose password is the login. */
export function connectAs<O = Models>(
  target: Target,
  login = 'admin',
  settings: ConnectionSettings = {},
): Connection<O> {
  return connect<O>({ url: target.url, database: target.database, username: login, password: login, ...settings })
}

/** Ids of products that anybody can put into a cart. */
export async function productsForSale(admin: Connection, limit: number): Promise<number[]> {
  // Other names before 12 and 13, and no attributes before 8.
  const { fields } = await admin.model('product.product').schema()
  const named = (...names: string[]) => names.find((name) => fields.has(name))
  const published = named('is_published', 'website_published')
  const attributes = named('product_template_attribute_value_ids', 'attribute_value_ids')
  const domain = [
    ['sale_ok', '=', true],
    ...(published === undefined ? [] : [[published, '=', true] as const]),
    ...(attributes === undefined ? [] : [[attributes, '=', false] as const]),
  ] as const
  const ids = await admin.model('product.product').raw.search(domain, { limit, order: 'id' })
  if (ids.length < limit) throw new Error(`the demo data has only ${ids.length} products for sale`)
  return ids
}

/** Counts HTTP requests that pass, by path. */
export function counter() {
  const paths: string[] = []
  const settings: ConnectionSettings = {
    middleware: [
      (request, next) => {
        paths.push(new URL(request.url).pathname)
        return next(request)
      },
    ],
  }
  return { paths, settings, times: (part: string) => paths.filter((path) => path.includes(part)).length }
}

/** Made with the first use, when the target is there. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What can be listened to: a connection, whatever models it is typed with. */
type Listened = Pick<Connection, 'on'>

/** The calls that some work made, as `res.partner.read`, in the order in which they were sent. */
export async function callsOf<T>(odoo: Listened, work: () => PromiseLike<T>): Promise<{ calls: string[]; value: T }> {
  const calls: string[] = []
  const stop = odoo.on('request', ({ call }) => {
    if (call?.model !== undefined) calls.push(`${call.model}.${call.method}`)
  })
  try {
    return { value: await work(), calls }
  } finally {
    stop()
  }
}

let lastName = 0

/** A name that nobody else gives, in this run or another. */
export function uniqueName(what: string): string {
  lastName++
  return `Ooor ${what} ${process.pid.toString(36)}${Date.now().toString(36)}${lastName}`
}

/** Takes what tests make, and deletes it when they are over: what was made last goes first. */
export function tidy(admin: () => Pick<Connection, 'call'>) {
  const made: { readonly model: string; readonly ids: number[] }[] = []
  afterAll(async () => {
    for (const { model, ids } of made.toReversed()) {
      const there = (await admin().call(model, 'search', [[['id', 'in', ids]]], {
        context: { active_test: false },
      })) as number[]
      if (there.length > 0) await admin().call(model, 'unlink', [there])
    }
  })
  /** Remembers records, and hands them back. */
  return <T extends { readonly id: number } | readonly { readonly id: number }[]>(model: string, records: T): T => {
    const list = (Array.isArray(records) ? records : [records]) as readonly { readonly id: number }[]
    const ids = list.map(({ id }) => id)
    const last = made.at(-1)
    // What was made in a row is deleted at once: each call of its own costs a real server a tenth of a second.
    if (last?.model === model) last.ids.unshift(...ids)
    else made.push({ model, ids })
    return records
  }
}

/** French, for values in several languages. It stays installed: others may be using it. */
export async function installFrench(admin: Pick<Connection, 'call'>): Promise<void> {
  const context = { active_test: false }
  const ids = await admin.call('res.lang', 'search', [[['code', '=', 'fr_FR']]], { context })
  await admin.call('res.lang', 'write', [ids, { active: true }])
}

/** The users of the demo data on a target, and records that the administrator makes: they go when tests are over. */
export function demoUsers(target: () => Target) {
  const admin = once(() => connectAs(target()))
  const demo = once(() => connectAs(target(), 'demo'))
  const portal = once(() => connectAs(target(), 'portal'))
  afterAll(() => Promise.all([admin().close(), demo().close(), portal().close()]))
  const keep = tidy(admin)
  const make = async (model: string, values: object): Promise<number> => {
    const id = (await admin().call(model, 'create', [values])) as number
    return keep(model, { id }).id
  }
  /** Fields of one record, as the administrator or who is named sees it. */
  const read = async (
    model: string,
    id: number,
    names: readonly string[],
    { as = admin(), context = {} }: { as?: Connection; context?: Record<string, unknown> } = {},
  ): Promise<Record<string, unknown>> => {
    const [row] = (await as.call(model, 'read', [[id], names], { context })) as Record<string, unknown>[]
    return row ?? {}
  }
  return { admin, demo, portal, keep, make, read }
}

/**
 * The first of a model's records, which were there before any test: the newest may be another's, who deletes it again.
 */
export async function firstOf(odoo: Pick<Connection, 'call'>, model: string, domain: readonly unknown[] = []) {
  const [id = 0] = (await odoo.call(model, 'search', [domain], { limit: 1, order: 'id' })) as number[]
  return id
}

/** Whether the demo user is in charge of sales: a database may have given more groups than the demo data do. */
export async function managesSales({ major }: Pick<Target, 'major'>, demo: Pick<Connection, 'call'>): Promise<boolean> {
  const isAllowed =
    major < 18
      ? demo.call('sale.order', 'check_access_rights', ['unlink', false])
      : demo.call('sale.order', 'has_access', [[], 'unlink'])
  return (await isAllowed) === true
}

/** Leaves out the series between 14 and 19 where nobody has asked a real one what these tests are about. */
export function onTriedSeries(target: () => Pick<Target, 'major'>, between: readonly number[] = []): void {
  const tried = [14, ...between, 19].map((major) => `${major}.0`)
  beforeEach(({ skip }) => {
    const { major } = target()
    const isBetween = major > 14 && major < 19 && !between.includes(major)
    skip(isBetween, `tried on ${tried.slice(0, -1).join(', ')} and ${tried.at(-1)}`)
  })
}

/** Of values by the series since which they are so, the one of a target. */
export function ofSeries({ major }: Pick<Target, 'major'>, since: Readonly<Record<number, unknown>>): unknown {
  return Object.entries(since).findLast(([first]) => Number(first) <= major)?.[1]
}

/** The Python name of what a call raises; its answer where it raises nothing. */
export async function raised(call: PromiseLike<unknown>): Promise<unknown> {
  return await Promise.resolve(call).then(
    (value) => value,
    (error: { readonly exception?: string; readonly name: string }) =>
      (error.exception ?? error.name).replace(/^.*\./, ''),
  )
}
