import { connect } from 'ooor'
import { AccessError } from 'ooor/errors'
import { expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { callerOn, raised } from '../orm/caller.test-help.ts'
import { Sandbox } from '../sandbox.ts'

it.each(['6.1', '14.0', '19.0'])('parameters of a %s can be asked for by administrators', async (series) => {
  const { adapter } = new Sandbox({ series })
  const asked = async (login: string, ...args: unknown[]) => {
    await using odoo = connect(`https://${login}:${login}@sandbox/sandbox`, { adapter })
    return await odoo.call('ir.config_parameter', 'get_param', args, {})
  }
  expect(await asked('admin', 'database.uuid')).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  expect(await asked('admin', 'nosuch')).toBe(false)
  expect(await asked('admin', 'nosuch', 'other')).toBe('other')
  for (const login of ['demo', 'portal']) {
    expect(AccessError.is(await failure(asked(login, 'database.uuid')))).toBe(true)
  }
})

it.each([
  ['8.0', {}],
  ['14.0', {}],
  ['19.0', { sequence: 20 }],
] as const)('the place of a new attribute on %s', async (series, defaults) => {
  const call = callerOn(series)
  expect(call('product.attribute', 'default_get', [['sequence']])).toEqual(defaults)
})

it.each([
  ['6.1', true],
  ['16.0', false],
  ['17.0', true],
] as const)('whether a country of %s needs a code', (series, required) => {
  const fields = callerOn(series)('res.country', 'fields_get', [['code']]) as { code: { required?: boolean } }
  expect(fields.code.required ?? false).toBe(required)
})

it.each([
  ['14.0', 'TypeError: startswith first arg must be str or a tuple of str, not bytes', 'nothing was raised'],
  ['19.0', 'nothing was raised', 'TypeError: `bin_data` must be bytes or bytearray'],
])('content as text on %s, made and changed', (series, made, changed) => {
  const call = callerOn(series)
  const create = (values: object) => call('ir.attachment', 'create', [values])
  expect(raised(() => create({ name: 'notes', raw: 'hello' }))).toBe(made)
  const ids = [create({ name: 'notes.txt', raw: 'hello' })].flat()
  expect(raised(() => call('ir.attachment', 'write', [ids, { raw: 'world' }]))).toBe(changed)
  expect(raised(() => call('ir.attachment', 'write', [ids, { raw: 'world', name: 'a.txt' }]))).toBe(
    'nothing was raised',
  )
})
