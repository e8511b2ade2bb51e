import { connect } from 'ooor'
import { AccessError } from 'ooor/errors'
import { expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
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
