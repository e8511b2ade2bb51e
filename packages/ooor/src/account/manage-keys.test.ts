import { Sandbox } from '@ooor/sandbox'
import { expect, it } from 'vitest'
import { connect } from '../index.ts'

it.each(['18.0', '19.0', '20.0'])('a key of %s ends by the clock of the server', async (series) => {
  const sandbox = new Sandbox({ series })
  sandbox.clock.set('2036-02-01T10:00:00Z')
  sandbox.clock.stop()
  const odoo = connect('https://demo:demo@sandbox/sandbox', { adapter: sandbox.adapter })
  const { expiresAt } = await odoo.defaultSession.apiKeys.create({ name: 'nightly sync', days: 30 })
  expect(expiresAt).toEqual(new Date('2036-03-02T10:00:00Z'))
})
