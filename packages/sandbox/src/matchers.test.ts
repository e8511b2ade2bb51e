import { connect, type UntypedModel } from 'ooor'
import { expect, it } from 'vitest'
import { Sandbox } from './index.ts'
import { sandboxMatchers } from './matchers.ts'
import './vitest.ts'

it.each(['web', 'jsonrpc', 'xmlrpc', 'xmlrpc2', 'json2'] as const)('tell what was refused, over %s', async (wire) => {
  const sandbox = new Sandbox({ series: '19.0' })
  const secret = wire === 'json2' ? { apiKey: 'sandbox-demo-key' } : { username: 'demo', password: 'demo' }
  const odoo = connect({ url: 'http://sandbox', database: 'sandbox', adapter: sandbox.adapter, wire, ...secret })
  await odoo.call('res.partner', 'search_count', [[]])
  await odoo.call('res.company', 'write', [[1], { name: 'Mine' }]).catch(() => {})
  sandbox.fault({ on: 'res.partner.write', as: 'reset', after: true })
  await odoo.call('res.partner', 'write', [[9], { name: 'Perhaps' }]).catch(() => {})
  expect(sandbox).toHaveBeenAsked('res.partner.search_count', { times: 1, answered: true })
  for (const refused of ['res.company.write', 'res.partner.write']) {
    expect(sandbox).toHaveBeenAsked(refused, { times: 1 })
    expect(sandbox).toHaveBeenAsked(refused, { times: 1, answered: false })
    expect(sandbox).not.toHaveBeenAsked(refused, { answered: true })
  }
  expect(sandbox.calls.filter(({ isRefused }) => isRefused).map(({ name }) => name)).toEqual([
    'res.company.write',
    'res.partner.write',
  ])
})

it('tell what a sandbox was asked', async () => {
  const sandbox = new Sandbox()
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  await odoo.call('res.partner', 'search_count', [[['id', '>', 5]]], { limit: 3 })
  expect(sandbox).toHaveBeenAsked('res.partner.search_count')
  expect(sandbox).toHaveBeenAsked('res.partner.*', { times: 1 })
  expect(sandbox).toHaveBeenAsked('/web/session/authenticate')
  expect(sandbox).toHaveBeenAsked('res.partner.search_count', { args: [[['id', '>', 5]]], kwargs: { limit: 3 } })
  expect(sandbox).not.toHaveBeenAsked('res.partner.search_count', { args: [[]] })
  expect(sandbox).not.toHaveBeenAsked('res.partner.search_count', { times: 2 })
  expect(sandbox).not.toHaveBeenAsked('/shop/*')
  expect(sandbox).toHaveBeenAsked('*.search_count', { times: 1 })
  // Another model's, as those of sale.order.line are for sale.order.
  expect(sandbox).not.toHaveBeenAsked('res.*')
  const { pass, message } = sandboxMatchers.toHaveBeenAsked(sandbox, 'sale.order.write')
  expect([pass, message()]).toEqual([
    false,
    expect.stringContaining('asked sale.order.write at least once; it was 0 times'),
  ])
  expect(message()).toContain('res.partner.search_count')
})

it('tell with what a call came instead, and of what they are asked', async () => {
  const sandbox = new Sandbox()
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  await odoo.call('res.partner', 'search_count', [[['id', '>', 5]]], { limit: 3 })
  const { message } = sandboxMatchers.toHaveBeenAsked(sandbox, 'res.partner.search_count', { args: [[]] })
  expect(message()).toContain(' with args [[]] at least once; it was 0 times, of: ')
  const of = { times: 2, kwargs: { limit: expect.any(String) }, values: { name: 'Ada' } }
  expect(sandboxMatchers.toHaveBeenAsked(sandbox, 'res.partner.search_count', of).message()).toContain(
    'with kwargs {"limit":"Any<String>"}, values {"name":"Ada"} 2 times; it was 0 times',
  )
  expect(message()).toContain('; it came with [[["id",">",5]]] {"limit":3')
  const twice = sandboxMatchers.toHaveBeenAsked(sandbox, 'res.partner.search_count', { times: 2 })
  expect(twice.message()).toContain('to have been asked res.partner.search_count 2 times; it was once, of: ')
  for (const other of [odoo, undefined]) {
    expect(() => sandboxMatchers.toHaveBeenAsked(other as never, 'res.partner.read')).toThrow(
      'toHaveBeenAsked is asked of a sandbox: expect(sandbox)',
    )
  }
})

it('mind a name by which nobody can have been asked', () => {
  const sandbox = new Sandbox({ extend: { 'sale.order': { methods: { x_own: { params: [], run: () => true } } } } })
  const asked = (name: string) => () => expect(sandbox).not.toHaveBeenAsked(name)
  expect(asked('res.partnr.write')).toThrow("there is no model 'res.partnr', did you mean 'res.partner'?")
  expect(asked('sale.order.action_comfirm')).toThrow("did you mean 'action_confirm'?")
  expect(asked('sale.order.x_ownn')).toThrow("did you mean 'x_own'?")
  // What Odoo has and the sandbox has not, and what is like nothing, may be what is tested.
  for (const name of [
    'sale.order.x_own',
    'sale.order.action_quotation_send',
    'x_nowhere.thing.write',
    'res.*',
    '*.wrte',
  ]) {
    expect(asked(name)).not.toThrow()
  }
})

it('compare values, and not the order of their names', async () => {
  const sandbox = new Sandbox()
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  await odoo.call('res.partner', 'write', [[9], { name: 'Ada', street: '1 Main Street' }], {
    context: { a: 1, b: { c: 2, d: 3 } },
  })
  const values = { street: '1 Main Street', name: 'Ada' }
  expect(sandbox).toHaveBeenAsked('res.partner.write', { args: [[9], values] })
  expect(sandbox).not.toHaveBeenAsked('res.partner.write', { args: [[9], { ...values, name: 'Bob' }] })
  const { context } = sandbox.calls.at(-1)?.kwargs ?? {}
  const reversed = Object.fromEntries(Object.entries({ ...(context as object), b: { d: 3, c: 2 } }).reverse())
  expect(sandbox).toHaveBeenAsked('res.partner.write', { kwargs: { context: reversed } })
})

it('take what JSON-2 has answered for an answer, whatever it has in it', async () => {
  const run = () => ({ error: 'none', result: 1 })
  const sandbox = new Sandbox({ extend: { 'res.partner': { methods: { x_state: { params: [], model: true, run } } } } })
  const named = { url: 'http://sandbox', database: 'sandbox', apiKey: 'sandbox-demo-key' }
  const odoo = connect({ ...named, adapter: sandbox.adapter, wire: 'json2' })
  expect(await odoo.call('res.partner', 'x_state', [])).toEqual(run())
  expect(sandbox).toHaveBeenAsked('res.partner.x_state', { times: 1, answered: true })
})

it.each(['14.0', '17.0', '19.0'])('tell what records are made of on %s, by whichever method', async (series) => {
  const sandbox = new Sandbox({ series })
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  const partners = odoo.model<UntypedModel>('res.partner')
  const ada = await partners.create({ name: 'Ada', street: '1 Main Street' })
  await ada.update({ city: 'Gent' })
  await odoo.call('res.partner', 'create', [[{ name: 'Bob' }, { name: 'Eve' }]])
  expect(sandbox).toHaveBeenAsked('res.partner.create', { times: 1, values: { name: 'Ada' } })
  expect(sandbox).toHaveBeenAsked('res.partner.create', { times: 1, values: { name: 'Eve' } })
  expect(sandbox).not.toHaveBeenAsked('res.partner.create', { values: { name: 'Ada', street: '2 Main Street' } })
  expect(sandbox).toHaveBeenAsked('res.partner.write', { times: 1, values: { city: 'Gent' } })
  expect(sandbox).not.toHaveBeenAsked('res.partner.write', { values: { name: 'Ada' } })
  const { message } = sandboxMatchers.toHaveBeenAsked(sandbox, 'res.partner.write', { values: { city: 'Lille' } })
  expect(message()).toContain('; it came with ')
  expect(message()).toContain('{"city":"Gent"}')
  expect(message()).not.toContain('write_date')
})

it.each(['jsonrpc', 'xmlrpc2', 'json2'] as const)('tell what records are made of over %s', async (wire) => {
  const sandbox = new Sandbox({ series: '19.0' })
  const secret = wire === 'json2' ? { apiKey: 'sandbox-admin-key' } : { username: 'admin', password: 'admin' }
  const odoo = connect({ url: 'http://sandbox', database: 'sandbox', adapter: sandbox.adapter, wire, ...secret })
  const { id } = await odoo.model<UntypedModel>('res.partner').create({ name: 'Ada' })
  await odoo.call('res.partner', 'write', [[id], { city: 'Gent' }])
  expect(sandbox).toHaveBeenAsked('res.partner.create', { values: { name: 'Ada' } })
  expect(sandbox).toHaveBeenAsked('res.partner.write', { values: { city: 'Gent' } })
})

it('take what vitest and jest have for values that nobody knows beforehand', async () => {
  const sandbox = new Sandbox()
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  await odoo.model<UntypedModel>('res.partner').create({ name: 'Ada', street: '1 Main Street' })
  await odoo.call('res.partner', 'search_count', [[['id', '>', 5]]], { limit: 3 })
  for (const values of [
    { name: expect.any(String) },
    expect.objectContaining({ name: 'Ada' }),
    { name: expect.not.stringContaining('Bob'), street: expect.stringMatching(/Main/) },
  ]) {
    expect(sandbox).toHaveBeenAsked('res.partner.create', { times: 1, values })
  }
  for (const values of [
    { name: expect.any(Number) },
    expect.objectContaining({ name: 'Bob' }),
    { city: expect.any(String) },
  ]) {
    expect(sandbox).not.toHaveBeenAsked('res.partner.create', { values })
  }
  const count = 'res.partner.search_count'
  expect(sandbox).toHaveBeenAsked(count, {
    args: [[['id', '>', expect.any(Number)]]],
    kwargs: { limit: expect.anything() },
  })
  expect(sandbox).toHaveBeenAsked(count, { args: expect.anything(), kwargs: expect.objectContaining({ limit: 3 }) })
  expect(sandbox).not.toHaveBeenAsked(count, { args: [[['id', '>', expect.any(String)]]] })
  expect(sandbox).not.toHaveBeenAsked(count, { args: [expect.anything(), expect.anything()] })
  expect(sandbox).not.toHaveBeenAsked(count, { kwargs: { offset: expect.anything() } })
})
