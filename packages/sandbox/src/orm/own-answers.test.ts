import { connect } from 'ooor'
import { expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import type { Environment } from '../index.ts'
import { Sandbox, userError } from '../index.ts'

/** What a caller is told of what a method of a test's own does. */
async function told(run: (env: Environment) => unknown): Promise<string> {
  const methods = { x_do: { params: [], run } }
  const sandbox = new Sandbox({ series: '19.0', extend: { 'sale.order': { methods } } })
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  const error = await failure(odoo.call('sale.order', 'x_do', [[1]]))
  await odoo.close()
  return error.message
}

it('a stub that names what is not there is told of which model, and what is nearest', async () => {
  expect(await told((env) => env.write('res.partner', [9], { emial: 'a' }))).toBe(
    "sale.order.x_do: env.write('res.partner', …): emial: did you mean 'email'?",
  )
  expect(await told((env) => env.sudo().read('res.partnr', [9], ['name']))).toContain("did you mean 'res.partner'?")
})

it('a stub that gives no list of ids is told to', async () => {
  expect(await told((env) => env.write('res.partner', 9 as never, {}))).toBe(
    "env.write('res.partner', …) takes a list of ids: write [9]",
  )
  expect(await told((env) => env.read('res.partner', undefined as never))).toContain('takes a list of ids: write [1]')
})

it('words of a rule stay as they were written', async () => {
  const constrain = () => {
    throw userError('emial')
  }
  const methods = { x_do: { params: [], run: (env: Environment) => env.write('res.partner', [9], { color: 1 }) } }
  const extend = { 'res.partner': { constrain }, 'sale.order': { methods } }
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ extend }).adapter })
  expect((await failure(odoo.call('sale.order', 'x_do', [[1]]))).message).toBe('sale.order.x_do: emial')
  await odoo.close()
})
