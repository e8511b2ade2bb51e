import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 17.0.
describe('defaults of bank accounts', () => {
  const call = callerOn('17.0')
  const defaults = (args: unknown[], context: object = {}) => call('res.partner.bank', 'default_get', args, { context })

  it('are asked of records up to 18', () => {
    expect(raised(() => defaults([['sequence']]))).toMatch(/^TypeError.*'fields_list'/)
    expect(defaults([[], ['sequence', 'nosuch']])).toEqual({ sequence: 10 })
    expect(defaults([[99_999], ['acc_number']])).toEqual({ acc_number: null })
    expect(callerOn('19.0')('res.partner.bank', 'default_get', [['sequence']])).toEqual({ sequence: 10 })
  })

  it('take the name that was typed for the number', () => {
    expect(defaults([[], ['acc_number']], { default_name: 'BE42' })).toEqual({ acc_number: 'BE42' })
    expect(defaults([[], ['acc_number']], { default_name: 'BE42', default_acc_number: 'BE43' })).toEqual({
      acc_number: 'BE43',
    })
  })
})

it('what a customer may owe is not copied since 17', () => {
  const call = callerOn('17.0')
  const id = call('res.partner', 'create', [{ name: 'x', credit_limit: 5 }])
  const copy = call('res.partner', 'copy', [[id]])
  expect(call('res.partner', 'read', [[copy], ['credit_limit']])).toMatchObject([{ credit_limit: 0 }])
})
