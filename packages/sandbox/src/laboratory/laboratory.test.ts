import { type Connection, connect, type Session } from 'ooor'
import { isSecretName as isSecretOfAll } from 'ooor/protocol'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { Sandbox } from '../index.ts'
import { isSecretName } from './without-secrets.ts'
import '../vitest.ts'

const open = (sandbox: Sandbox): Connection =>
  connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, retry: { limit: 0 } })

const productOf = (sandbox: Sandbox): number => sandbox.environment().search('product.product')[0] as number

describe('faults', () => {
  it('break the connection before a call has run, or after', async () => {
    const sandbox = new Sandbox()
    const partners = open(sandbox).model('res.partner')
    await partners.count()
    for (const after of [false, true]) {
      const fault = sandbox.fault({ on: 'res.partner.create', as: 'reset', after })
      expect(fault.remaining).toBe(1)
      const error = await failure(partners.raw.create([{ name: `Lost ${after}` }]))
      expect(error.name).toBe('OutcomeUnknownError')
      expect(await partners.where({ name: `Lost ${after}` }).count()).toBe(after ? 1 : 0)
      expect(fault.remaining).toBe(0)
    }
  })

  it.each(['6.1', '7.0', '8.0', '14.0', '19.0'])(
    'that come after a call on %s wait until it has run',
    async (series) => {
      const sandbox = new Sandbox({ series })
      const partners = open(sandbox).model('res.partner')
      const fresh = sandbox.snapshot()
      await partners.count()
      sandbox.restore(fresh)
      const fault = sandbox.fault({ on: 'res.partner.create', as: 'reset', after: true })
      expect((await failure(partners.create({ name: 'Ada' }))).name).toBe('OutcomeUnknownError')
      expect(sandbox.environment().search('res.partner', [['name', '=', 'Ada']])).toHaveLength(1)
      expect(fault.remaining).toBe(0)
    },
  )

  it.each([
    ['timeout', 'TimeoutError'],
    ['html 502', 'HtmlResponseError'],
    ['serialization', 'DatabaseError'],
    [429, 'HtmlResponseError'],
    [{ exception: 'odoo.exceptions.UserError', message: 'Not today.' }, 'UserError'],
  ] as const)('%j is %s to who reads', async (as, name) => {
    const sandbox = new Sandbox()
    const partners = open(sandbox).model('res.partner')
    await partners.count()
    sandbox.fault({ on: 'res.partner.search_count', as })
    expect((await failure(partners.count())).name).toBe(name)
    expect(await partners.count()).toBeGreaterThan(0)
  })

  it('of a proxy have the title of their status', async () => {
    const sandbox = new Sandbox()
    const odoo = open(sandbox)
    await odoo.model('res.partner').count()
    sandbox.fault({ on: 'res.partner.search_count', as: 'html 504' })
    const { message } = await failure(odoo.model('res.partner').count())
    expect(message).toContain("504 '504 Gateway Time-out'")
  })

  it('hang until the caller gives up', async () => {
    const sandbox = new Sandbox()
    const session = open(sandbox).session()
    await session.model('res.partner').count()
    sandbox.fault({ as: 'hang' })
    const controller = new AbortController()
    const call = failure(session.call('res.partner', 'search_count', [[]], {}, { signal: controller.signal }))
    controller.abort(new Error('enough'))
    expect((await call).message).toContain('enough')
  })

  it('wait for their turn, meet paths, and can be cancelled', async () => {
    const sandbox = new Sandbox()
    const odoo = open(sandbox)
    const partners = odoo.model('res.partner')
    await partners.count()
    sandbox.fault({ on: '*.search_count', as: 500, skip: 1, times: 2 })
    expect(await partners.count()).toBeGreaterThan(0)
    expect((await failure(partners.count())).name).toBe('HtmlResponseError')
    expect((await failure(partners.count())).name).toBe('HtmlResponseError')
    expect(await partners.count()).toBeGreaterThan(0)
    const paths = sandbox.fault({ on: '/shop/*', as: 503 })
    expect(await partners.count()).toBeGreaterThan(0)
    paths.cancel()
    expect((await odoo.visitor().fetch('/shop/cart')).status).toBe(200)
  })

  it.each([
    ['UserError', 'odoo.exceptions.UserError'],
    ['KeyError', 'builtins.KeyError'],
    ['psycopg2.OperationalError', 'psycopg2.OperationalError'],
  ])('of an exception tell its whole name: %s', async (exception, whole) => {
    const sandbox = new Sandbox({ series: '19.0' })
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    sandbox.fault({ on: 'res.partner.search_count', as: { exception, message: 'No.' } })
    expect(await failure(odoo.call('res.partner', 'search_count', [[]]))).toMatchObject({ exception: whole })
  })

  it('that there are not are refused', () => {
    const sandbox = new Sandbox()
    expect(() => sandbox.fault({ as: 'explode' as 'reset' })).toThrow("there is no fault 'explode'")
    expect(() => sandbox.fault({ as: 200 })).toThrow("there is no fault '200'")
    expect(() => sandbox.fault({ on: 'write', as: 'reset' })).toThrow("a fault on 'write' meets nothing")
    expect(() => sandbox.fault({ on: '*', as: 'reset' })).toThrow("a fault on '*' meets nothing: leave `on` out")
    expect(() => sandbox.fault({ on: ['res.partner.write'], as: 'reset' } as never)).toThrow('`on` of a fault is text')
    expect(() => sandbox.fault({ as: 'reset', times: 0 })).toThrow('times of a fault is 0: pass a number from 1 on')
    expect(() => sandbox.fault({ as: { message: 'No.' } } as never)).toThrow('an exception of a fault has its name')
    expect(() => sandbox.fault({ as: { exception: 'UserEror', message: 'No.' } })).toThrow(
      "there is no exception 'UserEror': did you mean 'UserError'",
    )
    // Who trusts what says that nothing has run makes the record again.
    const no = { exception: 'odoo.exceptions.UserError', message: 'No.' }
    for (const as of ['serialization', 'database away', 404, 429, 503, 'html 403', 'html 503', no] as const) {
      expect(() => sandbox.fault({ as, after: true })).toThrow('has no `after`')
    }
    for (const as of [500, 'html 502', 'html 504', 'timeout'] as const) sandbox.fault({ as, after: true }).cancel()
    expect(() => sandbox.fault({ on: 'res.partnr.write', as: 'reset' })).toThrow(
      "a fault on 'res.partnr.write' meets nothing: there is no model 'res.partnr', did you mean 'res.partner'?",
    )
    expect(() => sandbox.fault({ on: 'sale.order.action_comfirm', as: 'reset' })).toThrow(
      "sale.order has no method 'action_comfirm', did you mean 'action_confirm'?",
    )
    expect(() => sandbox.fault({ on: 'res.partner', as: 'reset' })).toThrow(
      "a fault on 'res.partner' meets nothing: it is a model: write 'res.partner.*' for all of its methods",
    )
    expect(() => sandbox.fault({ as: 'reset', after: 'yes' as never })).toThrow('after of a fault is "yes"')
    // What is nowhere may be what is tested.
    expect(sandbox.fault({ on: 'sale.order.x_our_own_button', as: 'reset' }).remaining).toBe(1)
    expect(sandbox.fault({ on: 'x_nowhere.thing.write', as: 'reset' }).remaining).toBe(1)
    expect(sandbox.fault({ on: '*.write', as: 'reset' }).remaining).toBe(1)
    expect(() => sandbox.fault({ as: 'reset', times: -1 })).toThrow('times of a fault is -1')
    // It would never have come to its end.
    expect(() => sandbox.fault({ as: 'reset', times: 1.5 })).toThrow('times of a fault is 1.5')
    expect(() => sandbox.fault({ as: 'reset', skip: 0.5 })).toThrow('skip of a fault is 0.5')
    expect(sandbox.fault({ as: 'reset', skip: Number.POSITIVE_INFINITY }).remaining).toBe(1)
  })

  it.each(['7.0', '8.0', '14.0', '16.0', '17.0', '18.0', '19.0'])(
    'a database that is away is told as %s tells it',
    async (series) => {
      const sandbox = new Sandbox({ series })
      const odoo = open(sandbox)
      await odoo.model('res.partner').count()
      const fault = sandbox.fault({ as: 'database away', times: Number.POSITIVE_INFINITY })
      const error = await failure(odoo.model('res.partner').count())
      fault.cancel()
      expect(error.name).toBe('DatabaseUnavailableError')
      expect(await odoo.model('res.partner').count()).toBeGreaterThan(0)
    },
  )

  describe.each(['7.0', '8.0', '14.0', '16.0', '19.0'])('a database of %s that is away for one call', (series) => {
    it.each([1, 9])('is away for who looks why, %s times', async (times) => {
      const sandbox = new Sandbox({ series })
      const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, retry: { limit: 0 } })
      await odoo.model('res.partner').count()
      const fault = sandbox.fault({ on: 'res.partner.search_count', as: 'database away', times })
      // Before the call nothing is wrong.
      expect(await odoo.model('res.country').count()).toBeGreaterThan(0)
      expect((await failure(odoo.model('res.partner').count())).name).toBe('DatabaseUnavailableError')
      expect(fault.remaining).toBe(times - 1)
      if (times > 1) {
        expect((await failure(odoo.model('res.country').count())).name).toBe('DatabaseUnavailableError')
        expect(fault.remaining).toBe(times - 1)
        fault.cancel()
      }
      expect(await odoo.model('res.country').count()).toBeGreaterThan(0)
      expect(await odoo.model('res.partner').count()).toBeGreaterThan(0)
    })

    it('is away for who looks why, whatever is asked', async () => {
      const sandbox = new Sandbox({ series })
      const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, retry: { limit: 0 } })
      await odoo.model('res.partner').count()
      sandbox.fault({ as: 'database away' })
      expect((await failure(odoo.model('res.partner').count())).name).toBe('DatabaseUnavailableError')
      expect(await odoo.model('res.partner').count()).toBeGreaterThan(0)
    })

    it('is there again for who asks once more', async () => {
      const sandbox = new Sandbox({ series })
      const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
      await odoo.model('res.partner').count()
      sandbox.fault({ on: 'res.partner.search_count', as: 'database away' })
      expect(await odoo.model('res.partner').count()).toBeGreaterThan(0)
    })
  })
})

it('19 knows the database of a session while that is away', async () => {
  const sandbox = new Sandbox({ series: '19.0' })
  const visitor = connect('https://sandbox/sandbox', { adapter: sandbox.adapter }).visitor()
  await visitor.cart.add(5, 2)
  sandbox.fault({ on: '/web/version', as: 'database away' })
  expect(await visitor.cart.lines()).toMatchObject([{ productId: 5, quantity: 2 }])
})

it.each(['14.0', '19.0'])(
  'creating and writing on %s go by these names, whatever the server calls them',
  async (series) => {
    const sandbox = new Sandbox({ series })
    const partners = open(sandbox).model('res.partner')
    const partner = await partners.create({ name: 'Ada' })
    sandbox.fault({ on: 'res.partner.create', as: 'reset' })
    expect((await failure(partners.create({ name: 'Bob' }))).name).toBe('OutcomeUnknownError')
    sandbox.fault({ on: 'res.partner.write', as: { exception: 'odoo.exceptions.UserError', message: 'No.' } })
    expect((await failure(partner.update({ name: 'Eve' }))).name).toBe('UserError')
    expect(sandbox).toHaveBeenAsked('res.partner.create', { times: 2 })
    expect(sandbox).toHaveBeenAsked('res.partner.write', { times: 1 })
  },
)

it('calls are told whatever the wire, without a secret', async () => {
  for (const wire of ['web', 'jsonrpc', 'xmlrpc', 'json2'] as const) {
    const sandbox = new Sandbox()
    const key = wire === 'json2'
    const odoo = connect({
      url: 'https://sandbox',
      database: 'sandbox',
      ...(key ? { apiKey: 'sandbox-admin-key' } : { username: 'admin', password: 'admin' }),
      wire,
      adapter: sandbox.adapter,
    })
    await odoo.call('res.partner', 'search_count', [[['id', '>', 5]]])
    const call = sandbox.calls.find(({ name }) => name === 'res.partner.search_count')
    expect([call?.args, call?.status, call?.at]).toEqual([key ? [] : [[['id', '>', 5]]], 200, expect.any(Date)])
    if (key) expect(call?.kwargs).toMatchObject({ domain: [['id', '>', 5]] })
    expect(JSON.stringify(sandbox.calls)).not.toMatch(/"admin"|sandbox-admin-key/)
    sandbox.forgetCalls()
    expect(sandbox.calls).toEqual([])
  }
})

describe('snapshots', () => {
  it('are gone back to as often as wanted', async () => {
    const sandbox = new Sandbox()
    const odoo = open(sandbox)
    const partners = odoo.model('res.partner')
    const before = { count: await partners.count(), calls: sandbox.calls.length }
    const snapshot = sandbox.snapshot()
    let id: number | undefined
    for (let round = 0; round < 3; round++) {
      const made = await partners.create({ name: 'Gone soon' })
      id ??= made.id
      expect(made.id).toBe(id)
      await partners.browse(9).write({ name: 'Renamed' })
      await partners.browse(made.id).unlink()
      sandbox.clock.advance({ days: 3 })
      sandbox.fault({ on: 'res.partner.search_count', as: 'reset' })
      sandbox.restore(snapshot)
      expect(sandbox.calls.length).toBe(before.calls)
      expect(await partners.count()).toBe(before.count)
      expect((await partners.find(9)).name).not.toBe('Renamed')
      expect(Math.abs(sandbox.clock.milliseconds - Date.now())).toBeLessThan(60_000)
      sandbox.restore(snapshot)
    }
    const later = sandbox.snapshot()
    sandbox.restore(snapshot)
    expect(() => sandbox.restore(later)).toThrow('was taken after one that has been restored since')
    expect(() => new Sandbox().restore(snapshot)).toThrow('is of another sandbox')
  })

  it('forget what a server remembers, as rules that were made once', () => {
    const sandbox = new Sandbox()
    const demo = sandbox.environment().search('res.users', [['login', '=', 'demo']])[0] as number
    const search = (lang: string) =>
      sandbox.environment().withUser(demo).withContext({ lang }).search('sale.order', [], { order: 'id', limit: 1 })
    const snapshot = sandbox.snapshot()
    expect(() => search('xx_XX')).toThrow('xx_XX')
    search('en_US')
    expect(search('xx_XX')).toHaveLength(1)
    sandbox.restore(snapshot)
    expect(() => search('xx_XX')).toThrow('xx_XX')
  })

  it('have the web sessions of then', async () => {
    const sandbox = new Sandbox()
    const visitor = open(sandbox).visitor()
    await visitor.cart.add(productOf(sandbox))
    const snapshot = sandbox.snapshot()
    await visitor.cart.add(productOf(sandbox))
    sandbox.restore(snapshot)
    expect((await visitor.cart.lines()).length).toBe(1)
  })

  it('forks change apart', async () => {
    const sandbox = new Sandbox({ series: '17.0', extend: { 'res.partner': { fields: { x_tier: { type: 'char' } } } } })
    await open(sandbox).model('res.partner').browse(9).write({ x_tier: 'gold' })
    const fork = sandbox.fork()
    await open(fork).model('res.partner').browse(9).write({ x_tier: 'silver' })
    const tierOf = (one: Sandbox) => one.environment().read('res.partner', [9], ['x_tier'])
    expect([tierOf(sandbox), tierOf(fork)]).toEqual([[{ id: 9, x_tier: 'gold' }], [{ id: 9, x_tier: 'silver' }]])
  })

  it('forks are guarded as they are', async () => {
    const sandbox = new Sandbox({ databases: ['sandbox', 'other'] })
    await (await open(sandbox).admin({ masterPassword: 'admin' })).changeMasterPassword('a long one')
    const dropped = async (masterPassword: string) =>
      (await open(sandbox.fork()).admin({ masterPassword })).databases.drop('other', { confirm: 'other' })
    expect((await failure(dropped('admin'))).name).toBe('AccessDeniedError')
    await dropped('a long one')
  })
})

describe('the clock', () => {
  const identity = async (session: Session) => (await session.info())?.login

  it('dates records', async () => {
    const sandbox = new Sandbox()
    sandbox.clock.stop()
    sandbox.clock.set('2026-12-24T18:00:00Z')
    const partner = await open(sandbox).model('res.partner').create({ name: 'Christmas' })
    expect((await open(sandbox).model('res.partner').find(partner.id)).create_date).toEqual(
      new Date('2026-12-24T18:00:00Z'),
    )
    sandbox.clock.start()
    expect(sandbox.clock.now.getUTCFullYear()).toBe(2026)
    expect(() => sandbox.clock.set('Christmas')).toThrow("cannot be set to 'Christmas'")
    expect(() => sandbox.clock.advance({ weeks: 1 } as object)).toThrow('cannot go forward by weeks: 1')
  })

  it('goes forward by lengths of time alone', () => {
    const { clock } = new Sandbox()
    for (const [by, told] of [
      [8, '8: pass { days: 8 }'],
      ['1d', '1d: pass { days: 8 }'],
      [undefined, 'undefined: pass { days: 8 }'],
      [{ day: 8 }, 'day: 8: pass days, hours'],
    ] as const) {
      expect(() => clock.advance(by as never)).toThrow(`the sandbox's clock cannot go forward by ${told}`)
    }
  })

  it('ends sessions that nobody used for a week', async () => {
    const sandbox = new Sandbox()
    const visitor = open(sandbox).visitor()
    await visitor.cart.add(productOf(sandbox))
    sandbox.clock.advance({ days: 6 })
    expect(await visitor.cart.quantity()).toBe(1)
    sandbox.clock.advance({ days: 2 })
    expect((await failure(visitor.cart.quantity())).name).toBe('SessionLostError')
  })

  it('answers a long poll that waits for a moment which is over then', async () => {
    const sandbox = new Sandbox({ series: '14.0' })
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: { channels: [], last: 0 } })
    const headers = { 'content-type': 'application/json' }
    const poll = async () => {
      const request = { method: 'POST', path: '/longpolling/poll', headers, body }
      return JSON.parse((await sandbox.handle(request)).body) as { result: unknown }
    }
    let answers = 0
    const waiting = poll().finally(() => answers++)
    await sandbox.handle({ method: 'GET', path: '/web/login', headers: {}, body: '' })
    sandbox.clock.advance({ seconds: 30 })
    await sandbox.handle({ method: 'GET', path: '/web/login', headers: {}, body: '' })
    expect(answers).toBe(0)
    sandbox.clock.advance({ seconds: 25 })
    expect((await waiting).result).toEqual([])
    // Likewise where the clock stands still meanwhile.
    sandbox.clock.stop()
    const other = poll()
    await sandbox.handle({ method: 'GET', path: '/web/login', headers: {}, body: '' })
    sandbox.clock.set(new Date(sandbox.clock.milliseconds + 60_000))
    expect((await other).result).toEqual([])
  })

  it('gives users’ sessions of three hours another id since 19', async () => {
    const sandbox = new Sandbox()
    const session = open(sandbox).session()
    expect(await identity(session)).toBe('admin')
    const before = session.id
    sandbox.clock.advance({ hours: 4 })
    expect(await identity(session)).toBe('admin')
    await session.model('res.partner').count()
    expect(session.id?.slice(0, 42)).toBe(before?.slice(0, 42))
    expect(session.id).not.toBe(before)
  })
})

it('who is no user of a sandbox is told who is', () => {
  expect(() => new Sandbox().environment('nobody')).toThrow(
    /^the sandbox has no user 'nobody': there are .*\badmin\b.*\bdemo\b.*\bportal\b/,
  )
})

it('what was asked is told without passwords and keys', async () => {
  const sandbox = new Sandbox({ series: '19.0' })
  const odoo = open(sandbox)
  const { call } = odoo
  const ask = (model: string, method: string, args: unknown[]) => call.call(odoo, model, method, args)
  await ask('res.users', 'write', [[6], { password: 'hunter1', name: 'Mitchell' }])
  await ask('res.users', 'create', [[{ login: 'a', name: 'A', password: 'hunter2' }]])
  await ask('res.users', 'load', [['login', 'name', 'password'], [['b', 'B', 'hunter3']]])
  await ask('sale.order', 'search_count', [[['access_token', '=', 'hunter5']]])
  await ask('res.users', 'change_password', ['admin', 'hunter4'])
  const told = JSON.stringify(sandbox.calls)
  expect(told).not.toMatch(/hunter|"admin"/)
  expect(told).toContain('[["b","B","…"]]')
  expect(told).toContain('{"password":"…","name":"Mitchell"}')
})

it('what was asked of parameters is told by their names, and without values that their names call secret', async () => {
  const sandbox = new Sandbox({ series: '19.0' })
  const odoo = open(sandbox)
  const { call } = odoo
  const ask = (method: string, args: unknown[]) => call.call(odoo, 'ir.config_parameter', method, args)
  await ask('search_count', [[['key', '=', 'web.base.url']]])
  await ask('create', [{ key: 'shop.public_name', value: 'Lamps' }])
  await ask('create', [{ key: 'shop.api_key', value: 'hunter6' }])
  await ask('set_param', ['shop.secret', 'hunter7'])
  await ask('set_param', ['shop.other_name', 'Chairs'])
  const told = JSON.stringify(sandbox.calls)
  expect(told).not.toContain('hunter')
  for (const name of [
    'web.base.url',
    'shop.public_name',
    'Lamps',
    'shop.api_key',
    'shop.secret',
    'shop.other_name',
    'Chairs',
  ])
    expect(told).toContain(name)
})

it('names of secrets are the same here, in messages and for agents', () => {
  for (const name of ['password', 'api_key', 'x_pin', 'signup_url', 'client_secret', 'otp', 'refreshtoken', 'cvc']) {
    expect([name, isSecretName(name), isSecretOfAll(name)]).toEqual([name, true, true])
  }
})

it.each(['14.0', '19.0'])('what fails in an environment has written nothing on %s', (series) => {
  const env = new Sandbox({ series }).environment()
  const orders = env.search('sale.order', []).length
  const lines = [[0, 0, { product_id: 999_999 }]]
  expect(() => env.create('sale.order', { partner_id: 9, order_line: lines })).toThrow('does not exist')
  expect(() => env.sudo().create('sale.order', { partner_id: 9, order_line: lines })).toThrow('does not exist')
  expect(env.search('sale.order', [])).toHaveLength(orders)
})

it('a method that answers later is refused: nothing of it could be taken back', async () => {
  const methods = { x_later: { params: [], model: true, run: () => Promise.reject(new Error('late')) } }
  const sandbox = new Sandbox({ extend: { 'res.partner': { methods } } })
  const odoo = open(sandbox)
  const words = 'res.partner.x_later answers a promise'
  await expect(odoo.call('res.partner', 'x_later', [])).rejects.toThrow(words)
})
