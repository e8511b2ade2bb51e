import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, type HttpAdapter, isOoorError, type Session } from 'ooor'
import { describe, expect, it } from 'vitest'

const GONE = new Error('the user has gone')
/** More requests than any of the operations sends. */
const MOST = 40
const END = Symbol('nobody')
/** Requests that change something. */
const WRITES =
  /\/(create|write|unlink|load|web_save|message_post|copy|add|update\w*|destroy|confirmation|transaction|contactus)\b/

type Operation = (session: Session, options: { readonly signal: AbortSignal }, odoo: Connection) => Promise<unknown>

const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10])
/** With all that a shop wants. */
const ADDRESS = {
  name: 'Alice',
  email: 'alice@example.com',
  phone: '+32 2 290 34 90',
  street: 'Rue 1',
  city: 'Namur',
  zip: '5000',
  countryId: 20,
}
const PARTNER = { model: 'res.partner', id: 1 }
const partners = (session: Session) => session.model('res.partner')

const ofUsers: Readonly<Record<string, Operation>> = {
  call: (session, options) => session.call('res.partner', 'read', [[1], ['name']], {}, options),
  info: (session, options) => session.info(options),
  series: (session, options) => session.series(options),
  request: (session, options) => session.request('/web/session/get_session_info', {}, options),
  fetch: async (session, options) => (await session.fetch('/web/login', options)).text(),
  login: (session, options) => session.login('demo', 'demo', options),
  logout: (session, options) => session.logout(options),
  changePassword: (session, options) => session.changePassword('admin', 'other', options),
  'apiKeys.list': (session, options) => session.apiKeys.list(options),
  query: async (session, { signal }) => partners(session).where({ name: 'x' }).signal(signal),
  'query of paths': async (session, { signal }) =>
    partners(session)
      .select({ name: true, parent_id: { name: true }, child_ids: { name: true } })
      .limit(3)
      .signal(signal),
  'query by a path': async (session, { signal }) =>
    partners(session).where({ 'country_id.code': 'BE' }).order('parent_id').signal(signal),
  first: (session, { signal }) => partners(session).signal(signal).first(),
  count: (session, { signal }) => partners(session).signal(signal).count(),
  ids: (session, { signal }) => partners(session).signal(signal).ids(),
  rows: async (session, { signal }) => partners(session).limit(2).signal(signal).rows(),
  groups: async (session, { signal }) => partners(session).signal(signal).groupBy('country_id', 'create_date:month'),
  columns: (session, { signal }) => partners(session).select('name').signal(signal).columns(),
  each: (session, { signal }) =>
    partners(session)
      .limit(2)
      .signal(signal)
      .each(async () => {}),
  stream: async (session, { signal }) => {
    for await (const _ of partners(session).signal(signal).stream()) break
  },
  pages: async (session, { signal }) => {
    for await (const _ of partners(session).signal(signal).pages({ size: 2 })) break
  },
  'write by query': (session, { signal }) =>
    partners(session).where({ name: 'nobody' }).signal(signal).write({ comment: 'x' }),
  'unlink by query': (session, { signal }) => partners(session).where({ name: 'nobody' }).signal(signal).unlink(),
  create: (session, options) => partners(session).create({ name: 'x' }, options),
  createMany: (session, options) => partners(session).createMany([{ name: 'x' }, { name: 'y' }], options),
  'write by id': (session, options) => partners(session).browse(1).write({ comment: 'x' }, options),
  'call by id': (session, options) => partners(session).browse(1).call('name_get', [], {}, options),
  'write name by id': (session, options) => partners(session).browse(1).write({ name: 'x' }, options),
  externalIds: (session, options) => partners(session).browse([1, 2]).externalIds(options),
  translations: (session, options) => session.model('product.template').browse(5).translations('name', options),
  setTranslations: (session, options) =>
    session.model('product.template').browse(5).setTranslations('name', { en_US: 'x' }, options),
  files: (session, options) => partners(session).browse(1).files(options),
  messages: (session, options) =>
    partners(session)
      .browse(1)
      .messages({ limit: 2, ...options }),
  post: (session, options) =>
    partners(session)
      .browse(1)
      .post({ body: 'x', ...options }),
  upsert: (session, options) => partners(session).upsert({ name: 'x' }, { externalId: 'a.b', ...options }),
  upsertMany: (session, options) =>
    partners(session).upsertMany([{ name: 'x', ref: 'r' }], { match: ['ref'], ...options }),
  'create with an external id and bytes': (session, options) =>
    partners(session).create({ name: 'x', image_1920: png }, { externalId: 'a.c', ...options }),
  'upsert with lines': (session, options) =>
    partners(session).upsert({ name: 'x', child_ids: [{ name: 'y' }] }, { externalId: 'a.d', ...options }),
  copy: async (session, options) => (await partners(session).signal(options.signal).find(1)).copy({}, options),
  save: async (session, options) => {
    const partner = await partners(session).signal(options.signal).find(1)
    return partner.set({ comment: 'x' }).save(options)
  },
  find: (session, { signal }) => partners(session).signal(signal).find(1),
  'find by external id': (session, { signal }) => partners(session).signal(signal).find('base.main_partner'),
  form: async (session, options) => (await partners(session).form(options)).set({ name: 'x' }),
  'raw.searchRead': (session, options) => partners(session).raw.searchRead([], ['name'], options),
  'files.image': async (session, options) => (await session.files.image(PARTNER, 'image_128', options)).bytes(),
  'files.image of a wrong field': async (session, options) =>
    (await session.files.image(PARTNER, 'nope', options)).bytes(),
  'files.content': async (session, options) => (await session.files.content(PARTNER, 'image_1920', options)).bytes(),
  'files.download of nothing': (session, options) => session.files.download(987_654, options),
  'files.list': (session, options) => session.files.list(PARTNER, options),
  'files.upload': (session, options) => session.files.upload(png, { name: 'a.png', on: PARTNER, ...options }),
  report: (session, options) => session.report('sale.report_saleorder', [1], options),
}

const ofVisitors: Readonly<Record<string, Operation>> = {
  'cart.add': (session, options) => session.cart.add(5, 1, options),
  'cart.update': async (session, options) => {
    const [line] = await session.cart.lines(options)
    return line && session.cart.update(line, 2, options)
  },
  'cart.lines': (session, options) => session.cart.lines(options),
  'cart.quantity': (session, options) => session.cart.quantity(options),
  'cart.contents': (session, options) => session.cart.contents(options),
  'cart.clear': (session, options) => session.cart.clear(options),
  'checkout.address': (session, options) => session.checkout.address(options),
  'checkout.country': (session, options) => session.checkout.country(20, options),
  'checkout.setAddress': (session, options) => session.checkout.setAddress({ name: 'Alice' }, options),
  'checkout.applyCode': (session, options) => session.checkout.applyCode('x', options),
  'checkout.deliveries': (session, options) => session.checkout.deliveries(options),
  'checkout.chooseDelivery': async (session, options) => {
    const [delivery] = await session.checkout.deliveries(options)
    return delivery && session.checkout.chooseDelivery(delivery, options)
  },
  'checkout.payments': (session, options) => session.checkout.payments(options),
  'checkout.confirm': async (session, options) => {
    const { methods } = await session.checkout.payments(options)
    return session.checkout.confirm({ payment: methods[0], ...options })
  },
  'checkout.result': (session, options) => session.checkout.result(options),
  'shop.search': (session, options) => session.shop.search({ text: 'desk', ...options }),
  'shop.count': (session, options) => session.shop.count({ text: 'desk', ...options }),
  'shop.product': (session, options) => session.shop.product(5, options),
  'shop.categories': (session, options) => session.shop.categories(options),
  'shop.variant': (session, options) => session.shop.variant({ productId: 5, templateId: 5, ...options }),
  'shop.wishes': (session, options) => session.shop.wishes(options),
  'shop.addWish': (session, options) => session.shop.addWish(5, options),
  'shop.orders': (session, options) => session.shop.orders(options),
  'shop.subscribe': (session, options) => session.shop.subscribe('a@example.com', 1, options),
  submit: (session, options) => session.submit('/contactus', { name: 'x' }, options),
  login: (session, options) => session.login('portal', 'portal', options),
}

/** An Odoo whose `hanging`th request from now on never answers, not even when it is aborted. */
function odooThatHangs(series: string) {
  const { adapter } = new Sandbox({ series })
  let [left, arrive] = [Number.POSITIVE_INFINITY, () => {}]
  let release = () => {}
  const paths: string[] = []
  const send: HttpAdapter['send'] = (request) => {
    paths.push(request.url)
    if (--left !== 0) return adapter.send(request)
    arrive()
    return new Promise((resolve, reject) => {
      release = () => adapter.send({ ...request, signal: undefined }).then(resolve, reject)
    })
  }
  return {
    /** What was asked for. */
    paths,
    /** Answers what hangs. */
    release: () => release(),
    adapter: { send, close: adapter.close } satisfies HttpAdapter,
    hangAt: (hanging: number) =>
      new Promise<void>((resolve) => {
        left = hanging
        arrive = resolve
      }),
  }
}

/** The outcome, or `END` where there is none though nothing more is to happen. */
async function settledOrNot(outcome: Promise<unknown>): Promise<unknown> {
  let settled: unknown = END
  outcome.then(
    (value) => {
      settled = { value }
    },
    (error: unknown) => {
      settled = error
    },
  )
  for (let turn = 0; turn < 200 && settled === END; turn++) await new Promise((resolve) => setImmediate(resolve))
  return settled
}

/** Lets each request of an operation hang in its turn, and aborts it then. */
async function abortAtEach(series: string, start: (odoo: Connection) => Promise<Session>, operation: Operation) {
  for (let hanging = 1; hanging < MOST; hanging++) {
    const { adapter, hangAt, paths, release } = odooThatHangs(series)
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter, retry: false })
    const session = await start(odoo)
    const controller = new AbortController()
    const reached = hangAt(hanging)
    const outcome = operation(session, { signal: controller.signal }, odoo)
    const ended = outcome.then(
      () => 'done',
      (error: Error) => `refused: ${error.name}`,
    )
    const end = await Promise.race([ended, reached])
    if (end !== undefined) return end
    controller.abort(GONE)
    const error = await settledOrNot(outcome)
    // What was written before, is told.
    expect([hanging, isOoorError(error) ? error.cause : error]).toEqual([hanging, GONE])
    // Late answers lead to nothing.
    const before = paths.length
    release()
    await settledOrNot(new Promise(() => {}))
    const writes = operation === ofVisitors.login ? /authenticate$/ : WRITES
    expect(paths.slice(before).filter((path) => writes.test(path))).toEqual([])
  }
  throw new Error(`it sends more than ${MOST} requests`)
}

/** What a series refuses behind some requests; all else runs to its end. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  '19.0': ['call by id'],
  '14.0': ['shop.wishes', 'shop.addWish'],
  '8.0': [
    ...['apiKeys.list', 'create with an external id and bytes', 'files.image', 'files.content'],
    ...['shop.count', 'shop.variant', 'shop.wishes', 'shop.addWish'],
  ],
  each: ['files.image of a wrong field', 'files.download of nothing', 'shop.subscribe'],
}

describe.each(['19.0', '14.0', '8.0'])('a signal ends each wait (%s)', (series) => {
  const ends = (name: string, end: string) => {
    const isRefused = [...(REFUSED[series] ?? []), ...(REFUSED.each ?? [])].includes(name)
    expect([name, end === 'done']).toEqual([name, !isRefused])
  }

  it.each(Object.keys(ofUsers))('of a user: %s', async (name) => {
    const start = async (odoo: Connection) => odoo.session()
    ends(name, await abortAtEach(series, start, ofUsers[name] as Operation))
  })

  // Without a cart there is little to be had.
  it.each(Object.keys(ofVisitors))('of a newcomer: %s', async (name) => {
    await abortAtEach(series, async (odoo) => odoo.visitor(), ofVisitors[name] as Operation)
  })

  it.each(Object.keys(ofVisitors))('of a visitor: %s', async (name) => {
    const start = async (odoo: Connection) => {
      const visitor = odoo.visitor()
      await visitor.cart.add(5)
      await visitor.checkout.setAddress(ADDRESS)
      return visitor
    }
    ends(name, await abortAtEach(series, start, ofVisitors[name] as Operation))
  })
})
