import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, connect, type HttpMiddleware } from 'ooor'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { failure } from '../../../tests/support/failure.ts'
import { cassette } from './cassette.ts'
import { Sandbox } from './index.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ooor-cassette-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const noServer = { send: () => Promise.reject(new Error('there is no server')), close: async () => {} }

it('what masks is a function', () => {
  expect(() => cassette(join(folder, 'masked.json'), { mask: ['ref'] } as never)).toThrow(ConfigError)
  expect(() => cassette(join(folder, 'masked.json'), { mask: ['ref'] } as never)).toThrow('is a function of the text')
})

it.each(['web', 'jsonrpc', 'xmlrpc', 'json2'] as const)(
  'over %s: recorded once, played without a server',
  async (wire) => {
    const file = join(folder, `${wire}.json`)
    const program = async (adapter: typeof noServer | Sandbox['adapter'], tape: HttpMiddleware) => {
      const odoo = connect({
        url: 'https://erp.example.com',
        database: 'sandbox',
        ...(wire === 'json2' ? { apiKey: 'sandbox-admin-key' } : { username: 'admin', password: 'admin' }),
        wire,
        adapter,
        middleware: [tape],
      })
      const partners = odoo.model('res.partner')
      const made = await partners.create({ name: 'Ada', email: 'ada@secret.example' })
      const [row] = await partners.where({ id: made.id }).select('name', 'email').rows()
      const count = await partners.count()
      await odoo.close()
      return { id: made.id, name: row?.name, email: row?.email, count }
    }
    const recording = cassette(file)
    expect(recording.mode).toBe('record')
    const recorded = await program(new Sandbox().adapter, recording)
    expect(recording.save()).toBeGreaterThan(3)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const played = cassette(file)
    expect(played.mode).toBe('play')
    const heard = await program(noServer, played)
    expect(heard).toEqual({
      ...recorded,
      name: expect.stringMatching(/^Person \d+$/),
      email: expect.stringMatching(/@example\.com$/),
    })
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain('sandbox-admin-key')
    expect(text).not.toContain('ada@secret.example')
    expect(text).not.toMatch(/"password":\s*"admin"/)
  },
)

it('says what it has not heard', async () => {
  const file = join(folder, 'other.json')
  const recording = cassette(file)
  const open = (tape: HttpMiddleware, adapter: Sandbox['adapter']) =>
    connect('https://admin:admin@erp.example.com/sandbox', { adapter, middleware: [tape] })
  await open(recording, new Sandbox().adapter).model('res.partner').count()
  recording.save()
  const error = await failure(open(cassette(file), noServer).model('res.country').count())
  expect(error.message).toContain('has not heard res.country.')
  expect(() => cassette(join(folder, 'none.json'), { mode: 'play' })).toThrow('there is no cassette')
})

it('says what it has heard of the same call, from where it differs', async () => {
  const file = join(folder, 'asked-otherwise.json')
  const open = (tape: HttpMiddleware, adapter: Sandbox['adapter']) =>
    connect('https://admin:admin@erp.example.com/sandbox', { adapter, middleware: [tape] })
  const recording = cassette(file)
  const recorded = open(recording, new Sandbox().adapter)
  const many = Array.from({ length: 200 }, (_, index) => index + 1)
  await recorded.call('res.partner', 'search_count', [[['is_company', '=', true]]])
  await recorded.call('res.partner', 'search_count', [
    [
      ['id', 'in', many],
      ['color', '=', 1],
    ],
  ])
  recording.save()
  const played = open(cassette(file), noServer)
  const near = await failure(played.call('res.partner', 'search_count', [[['is_company', '=', false]]]))
  expect(near.message).toContain('has not heard res.partner.search_count [[["is_company","=",false]]] ')
  expect(near.message).toContain('; the nearest that it has is res.partner.search_count [[["is_company","=",true]]] ')
  expect(near.message).toContain(": record it anew (mode: 'record'), or ask what it knows")
  const far = await failure(
    played.call('res.partner', 'search_count', [
      [
        ['id', 'in', many],
        ['color', '=', 2],
      ],
    ]),
  )
  expect(far.message).toMatch(
    /has not heard res\.partner\.search_count ….*\["color","=",2\].*nearest.*\["color","=",1\]/,
  )
  const none = await failure(played.call('res.country', 'search_count', [[]]))
  expect(none.message).not.toContain('nearest')
})

it('recorded anew differs in what the server answers, and in nothing else', async () => {
  const file = join(folder, 'anew.json')
  const record = async (...names: readonly string[]) => {
    const sandbox = new Sandbox()
    sandbox.clock.set('2026-12-24')
    sandbox.clock.stop()
    const tape = cassette(file, { mode: 'record' })
    const odoo = connect('https://admin:admin@erp.example.com/sandbox', {
      adapter: sandbox.adapter,
      middleware: [tape],
    })
    for (const name of names) await odoo.call('res.partner', 'create', [{ name, email: `${name}@secret.example` }])
    tape.save()
    await odoo.close()
    return readFileSync(file, 'utf8')
  }
  const madeUpFor = (text: string) => /res\.partner\.create.*?(Person \d+).*?\n/.exec(text)?.[1]
  const first = await record('Ada Lovelace')
  expect(await record('Ada Lovelace')).toBe(first)
  // The day on which a cookie ends is another one each time.
  expect(first).not.toMatch(/expires=/i)
  const ada = madeUpFor(first)
  const [one, two] = (await record('Charles Babbage', 'Ada Lovelace'))
    .split('\n')
    .filter((line) => line.includes('partner.create'))
  expect(madeUpFor(`${two}\n`)).toBe(ada)
  expect(madeUpFor(`${one}\n`)).toMatch(/^Person \d+$/)
  expect(madeUpFor(`${one}\n`)).not.toBe(ada)
})

it('takes no option that there is not, and needs a file', () => {
  const file = join(folder, 'none.json')
  expect(() => cassette(file, { maks: String } as never)).toThrow(
    "a cassette has no option 'maks': did you mean 'mask'? There are keep, mask, mode",
  )
  expect(() => cassette(file, { mode: 'replay' } as never)).toThrow(
    `mode of a cassette is "replay": pass 'auto', 'record', 'play'`,
  )
  for (const none of [undefined, '']) expect(() => cassette(none as never)).toThrow('a cassette needs a file')
})

it.each(['14.0', '19.0'])('a key of %s is made again on another day', async (series) => {
  const file = join(folder, `key-${series}.json`)
  const program = async (adapter: typeof noServer | Sandbox['adapter']) => {
    const tape = cassette(file)
    const odoo = connect('https://admin:admin@erp.example.com/sandbox', { adapter, middleware: [tape] })
    const { name } = await odoo.defaultSession.apiKeys.create({ name: 'tape', days: 30 })
    tape.save()
    await odoo.close()
    return name
  }
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-05') })
  onTestFinished(() => void vi.useRealTimers())
  const made = await program(new Sandbox({ series }).adapter)
  vi.setSystemTime(new Date('2026-07-01'))
  expect(await program(noServer)).toBe(made)
})

it('keys, tokens and passwords are not written, wherever they stand, and what asks with them is heard', async () => {
  const file = join(folder, 'secrets.json')
  const sandbox = new Sandbox({ series: '19.0' })
  const program = async (adapter: typeof noServer | Sandbox['adapter'], tape: HttpMiddleware) => {
    const odoo = connect('https://admin:admin@erp.example.com/sandbox', { adapter, middleware: [tape] })
    const { key } = await odoo.defaultSession.apiKeys.create({ name: 'tape', days: 1 })
    const orders = odoo.model('sale.order')
    const [order] = await orders.order('id').limit(1).ids()
    await odoo.call('sale.order', 'write', [[order], { access_token: '7d1c0a52-token-of-an-order' }])
    const [row] = await orders
      .where({ id: order ?? 0 })
      .select('access_token')
      .rows()
    const token = String(row?.access_token)
    const count = await odoo.call('sale.order', 'search_count', [[['access_token', '=', token]]])
    await odoo.call('res.users', 'change_password', ['admin', 'hunter-and-gatherer']).catch(() => undefined)
    await odoo.close()
    return { secrets: [key, token], count }
  }
  const recording = cassette(file)
  const { secrets, count } = await program(sandbox.adapter, recording)
  recording.save()
  const text = readFileSync(file, 'utf8')
  for (const secret of [...secrets, 'hunter-and-gatherer']) expect(text).not.toContain(secret)
  expect((await program(noServer, cassette(file))).count).toBe(count)
})

it('names of parameters are written, and values that their names call secret are not', async () => {
  const file = join(folder, 'parameters.json')
  const sandbox = new Sandbox({ series: '19.0' })
  const recording = cassette(file)
  const odoo = connect('https://admin:admin@erp.example.com/sandbox', {
    adapter: sandbox.adapter,
    middleware: [recording],
  })
  const parameters = odoo.model('ir.config_parameter')
  await parameters.create({ key: 'shop.public_name', value: 'Lamps and more' })
  await parameters.create({ key: 'shop.api_key', value: 'hunter-and-gatherer' })
  const rows = await parameters.select('key', 'value').rows()
  recording.save()
  expect(rows.length).toBeGreaterThanOrEqual(2)
  const text = readFileSync(file, 'utf8')
  for (const told of ['shop.public_name', 'Lamps and more', 'shop.api_key']) expect(text).toContain(told)
  expect(text).not.toContain('hunter-and-gatherer')
  await odoo.close()
})

describe.each(['web', 'jsonrpc', 'xmlrpc', 'json2'] as const)('over %s', (wire) => {
  it('secrets without a name where they stand are not written, and who asks with them is heard', async () => {
    const file = join(folder, `unnamed-${wire}.json`)
    const sandbox = new Sandbox({ series: '19.0' })
    const [order] = sandbox.environment().search('sale.order', [])
    sandbox.environment().write('sale.order', [order as number], { access_token: 'HUNTER-of-an-order' })
    const program = async (adapter: typeof noServer | Sandbox['adapter'], tape: HttpMiddleware) => {
      const secret = wire === 'json2' ? { apiKey: 'sandbox-admin-key' } : { username: 'admin', password: 'admin' }
      const url = 'https://erp.example.com'
      const odoo = connect({ url, database: 'sandbox', wire, ...secret, adapter, middleware: [tape] })
      const ask = (method: string, args: unknown[], kwargs = {}) =>
        odoo.call('ir.config_parameter', method, args, kwargs)
      await ask('set_param', ['mail.api_key', 'HUNTER-0'])
      const before = await ask('set_param', ['mail.api_key', 'HUNTER-1'])
      await ask('set_param', ['shop.public_name', 'Lamps and more'])
      const [id] = (await ask('search', [[['key', '=', 'mail.api_key']]])) as number[]
      const got = await ask('get_param', ['mail.api_key'])
      const rows = await ask('search_read', [[['key', '=', 'mail.api_key']], ['value']])
      const read = await ask('read', [[id], ['value']])
      const exported = await ask('export_data', [[id], ['key', 'value']])
      const found = await ask('search_count', [[['value', '=', got]]])
      await ask('write', [[id], { value: 'HUNTER-2-and-gatherer' }])
      await ask('load', [['key', 'value'], [['smtp.pass', 'HUNTER-3']]])
      await ask('formatted_read_group', [[['key', '=', 'mail.api_key']], ['value'], ['__count']])
      const orders = await odoo.call('sale.order', 'export_data', [[order], ['name', 'access_token']])
      const shown = [
        await ask('get_param', ['shop.public_name']),
        await ask('search_read', [[['key', '=', 'shop.public_name']], ['value']]),
      ]
      await odoo.close()
      return { hidden: [before, got, rows, read, exported, orders], found, shown }
    }
    const recording = cassette(file)
    const { hidden, ...recorded } = await program(sandbox.adapter, recording)
    expect(JSON.stringify(hidden).match(/HUNTER/g)).toHaveLength(6)
    recording.save()
    expect(readFileSync(file, 'utf8')).not.toContain('HUNTER')
    expect(readFileSync(file, 'utf8')).toContain('Lamps and more')
    expect(JSON.stringify(sandbox.calls)).not.toContain('HUNTER')
    const { hidden: _, ...played } = await program(noServer, cassette(file))
    expect(played).toEqual(recorded)
  })
})
