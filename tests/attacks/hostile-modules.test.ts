/** What a hostile or broken server may answer to the bus, wizards, modules, databases, the shop and imports. */
import { Sandbox } from '@ooor/sandbox'
import { connect, type HttpMiddleware, InvalidValueError, isOoorError, OutcomeUnknownError } from 'ooor'
import { exporter } from 'ooor/transfer'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rejection } from '../support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../support/scripted-adapter.ts'

/** What JavaScript makes no text of. */
const NO_TEXT = { toString: 1, valueOf: 1 }
const USER = { uid: 2, db: 'db', user_context: {}, username: 'admin' }

/** Errors that nobody has caught: each would end the process. */
let uncaught: unknown[]
const note = (error: unknown) => void uncaught.push(error)
let others: {
  readonly rejections: NodeJS.UnhandledRejectionListener[]
  readonly exceptions: NodeJS.UncaughtExceptionListener[]
}
beforeEach(() => {
  uncaught = []
  others = { rejections: process.listeners('unhandledRejection'), exceptions: process.listeners('uncaughtException') }
  process.removeAllListeners('unhandledRejection').removeAllListeners('uncaughtException')
  process.on('unhandledRejection', note).on('uncaughtException', note)
})
afterEach(() => {
  vi.useRealTimers()
  process.removeAllListeners('unhandledRejection').removeAllListeners('uncaughtException')
  for (const one of others.rejections) process.on('unhandledRejection', one)
  for (const one of others.exceptions) process.on('uncaughtException', one)
})

/** Something that happens once, to be awaited. */
function event(): { readonly happens: () => void; readonly happened: Promise<void> } {
  let happens = () => {}
  const happened = new Promise<void>((resolve) => {
    happens = resolve
  })
  return { happens, happened }
}

/** Time goes by when the test says so, for what waits and for what looks how long it took. */
const stopClock = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })

function server(series: string, answer: (path: string, body: string) => ScriptedAnswer | undefined) {
  const adapter = scriptedOdoo(series, (path, { body }) => {
    const own = answer(path, typeof body === 'string' ? body : '')
    if (own !== undefined) return own
    if (path.endsWith('/authenticate') || path.endsWith('/get_session_info')) return result(USER, 'session_id=x')
    return result(false)
  })
  return { adapter, odoo: connect('http://admin:admin@host/db', { adapter, series, retry: false, wire: 'web' }) }
}

/** What a server answers where it should answer rows or objects. */
const NO_ROWS: readonly unknown[] = [
  [null],
  [7],
  [[]],
  {},
  'x',
  7,
  true,
  [{}],
  [{ id: NO_TEXT, name: NO_TEXT, state: NO_TEXT, parent_id: [NO_TEXT], currency_id: [1, NO_TEXT] }],
  [{ id: 1, name: NO_TEXT, state: NO_TEXT, module_id: [NO_TEXT], partner_id: [1], commercial_partner_id: [1] }],
  [{ id: 1, name: '__proto__', state: 'constructor', partner_id: NO_TEXT }],
]

describe('the bus', () => {
  it('passes over channels that are no text', async () => {
    const hostile = [
      { id: 1, channel: ['db', NO_TEXT, 1], message: 1 },
      { id: 2, channel: [], message: { type: NO_TEXT } },
      { id: 3, channel: 'good', message: 'x' },
    ]
    let polls = 0
    const { odoo } = server('14.0', (path) =>
      path === '/longpolling/poll' ? result(polls++ === 0 ? hostile : []) : undefined,
    )
    for await (const { type } of odoo.session().bus.listen()) if (type === 'good') break
    expect(polls).toBeGreaterThan(0)
    await odoo.close()
  })

  it('asks a server that answers at once, and nothing, a few times a second at most', async () => {
    stopClock()
    const first = event()
    let polls = 0
    const { odoo } = server('14.0', (path) => {
      if (path !== '/longpolling/poll') return undefined
      polls++
      first.happens()
      return result([])
    })
    const stop = new AbortController()
    const listening = rejection(
      (async () => {
        for await (const _ of odoo.session().bus.listen({ signal: stop.signal })) expect.fail('there is nothing')
      })(),
    )
    await first.happened
    await vi.advanceTimersByTimeAsync(1000)
    expect(polls).toBeGreaterThan(1)
    stop.abort(new Error('enough'))
    expect(((await listening) as Error).message).toBe('enough')
    expect(polls).toBeLessThan(20)
    await odoo.close()
  })

  it('asks no faster when told to wait no time', async () => {
    stopClock()
    const first = event()
    let polls = 0
    const adapter = scriptedOdoo('14.0', (_path, { body }) => {
      const text = String(body)
      if (text.includes('"poll"')) {
        polls++
        first.happens()
      }
      if (text.includes('"service":"common"')) return result(2)
      if (text.includes('"read"')) return result([{ id: 2, login: 'admin', partner_id: [3, 'x'] }])
      return result([])
    })
    const odoo = connect('http://admin:admin@host/db', { adapter, series: '14.0', retry: false, wire: 'jsonrpc' })
    const stop = new AbortController()
    const listen = async (pollInterval: number) => {
      for await (const _ of odoo.session().bus.listen({ signal: stop.signal, pollInterval })) expect.fail('nothing')
    }
    const listening = rejection(listen(Number.NaN))
    await first.happened
    await vi.advanceTimersByTimeAsync(1000)
    expect(polls).toBeGreaterThan(1)
    stop.abort(new Error('enough'))
    expect(await listening).toBeInstanceOf(Error)
    expect(polls).toBeLessThan(20)
    await odoo.close()
  })
})

describe('who listens', () => {
  it('ends no process after the connection was closed, or by what comes too late', async () => {
    const sandbox = new Sandbox()
    const opened = vi.spyOn(sandbox, 'upgrade')
    const server = await sandbox.listen()
    const odoo = connect(`${server.url.replace('//', '//admin:admin@')}/sandbox`)
    const { bus } = odoo.session()
    const stop = bus.on('*', () => {})
    stop()
    stop()
    const left = bus.listen()
    const first = rejection(left.next())
    await vi.waitFor(() => expect(opened).toHaveResolved())
    const live = odoo.model('res.partner').live({ interval: 10 })
    await live.next()
    void live.next().catch(() => {})
    await odoo.close()
    expect(isOoorError(await first)).toBe(true)
    const other = odoo.session().bus
    const late = other.on('*', () => {})
    const again = bus.on('*', () => {})
    // Who comes after them is told, and so are they by then.
    for (const one of [other, bus]) expect(isOoorError(await rejection(one.listen().next()))).toBe(true)
    late()
    again()
    await live.return?.().catch(() => {})
    await server.close()
    expect(uncaught).toEqual([])
  })

  it('in one process with the sandbox hears that the connection was closed', async () => {
    const sandbox = new Sandbox()
    const opened = vi.spyOn(sandbox, 'upgrade')
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    const first = rejection(odoo.session().bus.listen().next())
    await vi.waitFor(() => expect(opened).toHaveResolved())
    await odoo.close()
    expect(isOoorError(await first)).toBe(true)
  })

  it('looks for nothing when told to wait for no number', async () => {
    for (const interval of [Number.NaN, -1, 'x' as never]) {
      const sandbox = new Sandbox()
      const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
      const looking = odoo.model('res.partner').live({ interval, initial: false }).next()
      expect(await rejection(looking), String(interval)).toBeInstanceOf(InvalidValueError)
      expect(sandbox.calls).toEqual([])
      await odoo.close()
    }
  })
})

describe('buttons', () => {
  const press = async (action: unknown) => {
    const { odoo } = server('19.0', (path) =>
      path.includes('call_kw') || path.includes('call_button') ? result(action) : undefined,
    )
    return odoo.model('x').press('go', { on: 1 })
  }

  it('answer actions whose parts are no texts', async () => {
    for (const type of ['act_url', 'client', 'act_window', 'server', 'report', 'act_window_close']) {
      const parts = [
        'url',
        'target',
        'tag',
        'name',
        'res_model',
        'report_type',
        'context',
        'domain',
        'views',
        'params',
        'res_id',
        'data',
      ]
      for (const part of [NO_TEXT, 'constructor', '__proto__', [NO_TEXT], [[NO_TEXT]], 7, null]) {
        const all = Object.fromEntries(parts.map((name) => [name, part]))
        const action = await press({ ...all, id: 3, type: `ir.actions.${type}`, report_name: 'x' })
        expect(action.type).not.toBe('none')
        if (action.type === 'report') expect(action.format).toBe('pdf')
        if (action.type === 'window') {
          const query = await rejection((async () => action.records())())
          expect(query === undefined || isOoorError(query), String(query)).toBe(true)
        }
      }
    }
  })

  it('answer actions within actions without an end', async () => {
    const depth = 30_000
    const text = `${'{"type":"ir.actions.client","params":{"next":'.repeat(depth)}null${'}}'.repeat(depth)}`
    const { odoo } = server('19.0', (path) =>
      path.includes('call_kw') ? { body: `{"jsonrpc":"2.0","id":1,"result":${text}}` } : undefined,
    )
    const error = await rejection(odoo.model('x').press('go', { on: 1 }))
    expect(error === undefined || isOoorError(error), String(error)).toBe(true)
  })
})

describe('modules', () => {
  it('are rows, whatever comes', async () => {
    for (const answer of NO_ROWS) {
      const { odoo } = server('19.0', (path) => (path.includes('call_kw') ? result(answer) : undefined))
      const { modules } = await odoo.admin()
      for (const ask of [() => modules.list(), () => modules.upstream('sale'), () => modules.install('sale')]) {
        const error = await rejection(ask())
        expect(error === undefined || isOoorError(error), `${JSON.stringify(answer)}: ${String(error)}`).toBe(true)
      }
    }
  })

  it('may have a listener that fails: the process goes on', async () => {
    stopClock()
    let isDone = false
    const pressed = event()
    const adapter = scriptedOdoo('19.0', async (path, { body }) => {
      if (path.includes('button_immediate_install')) {
        pressed.happens()
        await new Promise((resolve) => setTimeout(resolve, 1500))
        isDone = true
        return result(true)
      }
      if (String(body).includes('ir.module.module.dependency')) return result([])
      if (path.includes('call_kw')) {
        return result([{ id: 1, name: 'sale', state: isDone ? 'installed' : 'uninstalled' }])
      }
      return result(USER, 'session_id=x')
    })
    const odoo = connect('http://admin:admin@host/db', { adapter, series: '19.0', retry: false, wire: 'web' })
    const { modules } = await odoo.admin()
    const onProgress = () => {
      throw new Error('the listener fails')
    }
    const installing = rejection(modules.install('sale', { onProgress }))
    await pressed.happened
    await vi.advanceTimersByTimeAsync(10_000)
    expect(((await installing) as Error).message).toBe('the listener fails')
    expect(uncaught).toEqual([])
  })
})

describe('the shop', () => {
  it('has orders and categories of rows, whatever comes', async () => {
    for (const answer of NO_ROWS) {
      const { odoo } = server('19.0', (path) => (path.includes('call_kw') ? result(answer) : undefined))
      const session = odoo.session()
      for (const ask of [() => session.orders(), () => session.shop.categories()]) {
        const error = await rejection(ask())
        expect(error === undefined || isOoorError(error), `${JSON.stringify(answer)}: ${String(error)}`).toBe(true)
      }
    }
  })

  it('tells of countries, counts and variants, whatever comes', async () => {
    const answers = [
      ...NO_ROWS,
      { states: [[1, NO_TEXT, NO_TEXT], NO_TEXT, null], fields: [NO_TEXT, null], required_fields: [NO_TEXT] },
      { results_count: NO_TEXT },
    ]
    for (const answer of answers) {
      const { odoo } = server('19.0', () => result(answer))
      const session = odoo.resume('a'.repeat(40))
      const asked = [
        () => session.checkout.country(1),
        () => session.shop.count({ text: 'x' }),
        () => session.shop.categories({ countedFor: 'x' }),
        () => session.shop.variant({ templateId: 1 } as never),
      ]
      for (const ask of asked) {
        const error = await rejection(ask())
        expect(
          error === undefined || isOoorError(error),
          `${JSON.stringify(answer)}: ${String(error)} ${(error as Error)?.stack}`,
        ).toBe(true)
      }
    }
  })
})

/** A visitor before the payment, whose server answers otherwise where the test says so. */
async function buyer(series: string) {
  const state: {
    answer: ((path: string) => { status?: number; body?: string } | undefined) | undefined
    ran: string[]
  } = {
    answer: undefined,
    ran: [],
  }
  const hostile: HttpMiddleware = async (request, next) => {
    const response = await next(request)
    const path = new URL(request.url).pathname
    if (state.answer !== undefined) state.ran.push(`${request.method} ${path}`)
    const own = state.answer?.(path)
    if (own === undefined) return response
    const { status = 200, body = '' } = own
    const type = body.startsWith('{') ? 'application/json' : 'text/html'
    return {
      status,
      headers: new Headers({ 'content-type': type }),
      text: async () => body,
      bytes: async () => new TextEncoder().encode(body),
    }
  }
  const odoo = connect('http://admin:admin@sandbox/sandbox', {
    adapter: new Sandbox({ series }).adapter,
    middleware: [hostile],
    retry: false,
  })
  const session = odoo.visitor()
  await session.cart.add(5, 2)
  const { countries } = await session.checkout.address()
  const countryId = countries.find(({ name }) => name === 'Belgium')?.id ?? 0
  const address = { name: 'A', email: 'a@example.com', phone: '1', street: 'R 1', city: 'Gent', zip: '9000', countryId }
  await session.checkout.setAddress(address)
  const [payment] = (await session.checkout.payments()).methods
  if (payment === undefined) throw new Error('no payments')
  return { session, address, payment, state }
}

describe.each(['14.0', '17.0', '19.0'])('a checkout on %s', (series) => {
  const SUBMIT = /^\/shop\/address(\/submit)?$/

  it('whose address a proxy answers has an outcome that nobody knows', async () => {
    for (const status of [500, 502, 504]) {
      const { session, address, state } = await buyer(series)
      state.answer = (path) =>
        SUBMIT.test(path) && state.ran.at(-1)?.startsWith('POST') ? { status, body: '<h1>Bad Gateway</h1>' } : undefined
      expect(await rejection(session.checkout.setAddress(address)), String(status)).toBeInstanceOf(OutcomeUnknownError)
      expect(state.ran.filter((one) => one.startsWith('POST') && SUBMIT.test(one.slice(5)))).toHaveLength(1)
    }
  })

  it.runIf(series === '19.0')('whose address is answered with what cannot be read has one, too', async () => {
    for (const body of ['', '<html>', '[1', '7', 'null', '[]']) {
      const { session, address, state } = await buyer(series)
      state.answer = (path) => (path === '/shop/address/submit' ? { body } : undefined)
      expect(await rejection(session.checkout.setAddress(address)), body).toBeInstanceOf(OutcomeUnknownError)
    }
  })

  it('whose payment was made, and then a proxy answers, has one, too', async () => {
    for (const lost of [
      /\/shop\/payment\/validate$/,
      /\/shop\/confirmation$/,
      /\/payment\/(custom|transfer)\/(process|feedback)$/,
    ]) {
      const { session, payment, state } = await buyer(series)
      let isHit = false
      state.answer = (path) => {
        if (!lost.test(path)) return undefined
        isHit = true
        return { status: 502, body: '<h1>Bad Gateway</h1>' }
      }
      const error = await rejection(session.checkout.confirm({ payment }))
      if (isHit) expect(error, String(lost)).toBeInstanceOf(OutcomeUnknownError)
    }
  })

  it('may be told of payments that are none', async () => {
    const told = [
      { transactions: [null] },
      { transactions: [NO_TEXT], error: NO_TEXT },
      { display_values_list: [7, null, []] },
      [null],
      7,
    ]
    for (const one of told) {
      const { session, payment, state } = await buyer(series)
      state.answer = (path) =>
        /\/payment\/(status|process)\/poll$/.test(path)
          ? { body: JSON.stringify({ jsonrpc: '2.0', id: 1, result: one }) }
          : undefined
      const error = await rejection(session.checkout.confirm({ payment }))
      expect(error === undefined || isOoorError(error), `${JSON.stringify(one)}: ${String(error)}`).toBe(true)
    }
    for (const one of [
      { reference: NO_TEXT },
      { redirect_form_html: NO_TEXT, reference: NO_TEXT },
      [],
      { redirect_form_html: '<form action="https://pay"></form>', reference: NO_TEXT },
    ]) {
      const { session, payment, state } = await buyer(series)
      state.answer = (path) =>
        /\/shop\/payment\/transaction/.test(path)
          ? { body: JSON.stringify({ jsonrpc: '2.0', id: 1, result: one }) }
          : undefined
      const error = await rejection(session.checkout.confirm({ payment }))
      expect(error === undefined || isOoorError(error), `${JSON.stringify(one)}: ${String(error)}`).toBe(true)
    }
  })
})

describe('databases', () => {
  const MASTER = 'master-secret-7'
  const admin = async (location: string, status = 303, body = '') => {
    let sent = 0
    const adapter = scriptedOdoo('19.1', (path) => {
      if (path.endsWith('/list')) return result(['db', 'old'])
      if (path.endsWith('/manager')) return { body: '<html>the page of databases</html>' }
      sent++
      return { status, body, headers: [['location', location]] }
    })
    const odoo = connect('http://host/db', { adapter, series: '19.1', retry: false })
    return { databases: (await odoo.admin({ masterPassword: MASTER })).databases, sent: () => sent }
  }

  it('are not dropped because a proxy wants a login first', async () => {
    for (const location of [
      'https://login.example.com/?next=/web',
      '/login?redirect=/web/database/manager',
      '/sso#/odoo',
    ]) {
      const { databases, sent } = await admin(location)
      expect(isOoorError(await rejection(databases.drop('old', { confirm: 'old' }))), location).toBe(true)
      expect(sent()).toBe(1)
    }
    for (const location of ['/web/database/manager', 'http://host/web', 'https://host/odoo/', '/odoo']) {
      const { databases } = await admin(location)
      expect(await rejection(databases.drop('old', { confirm: 'old' })), location).toBeUndefined()
    }
  })

  it('show no password that the server says back', async () => {
    const page = `<div class="alert alert-danger">Database creation error: master_pwd=${MASTER} password=other-secret-8 https://x:${MASTER}@y/</div>`
    const { databases } = await admin('', 200, page)
    const options = { password: 'other-secret-8' }
    const error = (await rejection(databases.create('new', options))) as Error
    const { inspect } = await import('node:util')
    expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/secret-[78]/)
  })

  it('have names that are names', async () => {
    const { databases } = await admin('/web')
    for (const name of ["a'b", 'a"b', '../a', 'a\nb', 'a/b', '__proto__\0', 'a b', 'a;drop', '']) {
      for (const work of [
        () => databases.create(name, { password: 'x' }),
        () => databases.duplicate('old', name),
        () => databases.rename('old', name),
        () => databases.restore(name, new Uint8Array([1])),
      ]) {
        expect(isOoorError(await rejection(work())), name).toBe(true)
      }
    }
  })

  it('are made by a ticket whose end may be lost: nobody knows the outcome then', async () => {
    for (const answer of [null, 'x', [], ['x'], NO_TEXT]) {
      const adapter = scriptedOdoo('6.1', (_path, { body }) => {
        const text = String(body)
        if (text.includes('get_progress')) return xml(answer === null ? '<nil/>' : '<string>x</string>')
        if (text.includes('<methodName>create')) return xml('<int>7</int>')
        if (text.includes('<methodName>list')) return xml('<array><data></data></array>')
        return xml('<string>x</string>')
      })
      const odoo = connect('http://host/db', { adapter, series: '6.1', retry: false })
      const { databases } = await odoo.admin({ masterPassword: MASTER })
      expect(await rejection(databases.create('new', { password: 'x' }))).toBeInstanceOf(OutcomeUnknownError)
    }
  })
  const xml = (value: string) => ({
    body: `<?xml version="1.0"?><methodResponse><params><param><value>${value}</value></param></params></methodResponse>`,
  })
})

describe('an export', () => {
  it('is given external ids that are none', async () => {
    const fields = { name: { type: 'char', string: 'Name', store: true } }
    for (const datas of [[null], [7], [[]], [[NO_TEXT]], [[null]]]) {
      const { odoo } = server('19.0', (path) => {
        if (path.endsWith('/fields_get')) return result(fields)
        if (path.endsWith('/export_data')) return result({ datas })
        if (path.includes('ir.model.data')) return result([])
        return path.includes('call_kw') ? result([{ id: 1, name: 'x' }]) : undefined
      })
      const error = await rejection(
        (async () => {
          for await (const row of exporter(odoo.model('x'), ['id', 'name'] as never, { externalIds: 'make' })) {
            expect((row as { id: unknown }).id).toBeTypeOf('string')
            break
          }
        })(),
      )
      expect(isOoorError(error), `${JSON.stringify(datas)}: ${String(error)}`).toBe(true)
    }
  })
})
