import { expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 16.0 to 19.0.
it.each([
  ['res.partner.bank', '15.0', false],
  ['res.partner.bank', '16.0', true],
  ['res.partner.bank', '17.0', true],
  ['res.partner.bank', '18.0', true],
  ['res.partner.bank', '19.0', false],
  ['product.template', '17.0', false],
  ['product.template', '18.0', true],
  ['product.template', '19.0', false],
])('defaults of %s on %s are asked of records: %s', (model, series, isOfRecords) => {
  const call = callerOn(series)
  const [right, wrong] = isOfRecords ? [[[], ['active']], [['active']]] : [[['active']], [[], ['active']]]
  expect(call(model, 'default_get', right)).toEqual({ active: true })
  expect(raised(() => call(model, 'default_get', wrong))).toMatch(/^TypeError/)
})
