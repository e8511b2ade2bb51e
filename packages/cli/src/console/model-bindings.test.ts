import { describe, expect, it } from 'vitest'
import { modelBindings, nameFor } from './model-bindings.ts'

const none = () => false
const MODELS = ['res.partner', 'res.company', 'sale.order', 'product.product', 'account.tax', 'event.event']

describe('names of models', () => {
  it('are the full one, its plural and a short one', () => {
    const names = modelBindings(MODELS, none)
    expect(names.get('resPartner')).toBe('res.partner')
    expect(names.get('partners')).toBe('res.partner')
    expect(names.get('companies')).toBe('res.company')
    expect(names.get('saleOrders')).toBe('sale.order')
    expect(names.get('products')).toBe('product.product')
    expect(names.get('accountTaxes')).toBe('account.tax')
    expect(names.has('orders')).toBe(false)
  })

  it('are none that JavaScript has', () => {
    const names = modelBindings([...MODELS, 'function', 'date'], (name) => name === 'events')
    expect(names.has('events')).toBe(false)
    expect(names.has('function')).toBe(false)
    expect(names.get('eventEvents')).toBe('event.event')
  })

  it('go to one model each: aliases first, then full names', () => {
    const names = modelBindings(['a.b', 'a.bs', 'a_b'], none, { partners: 'x.customer' })
    expect(names.get('partners')).toBe('x.customer')
    expect(names.get('aBs')).toBe('a.bs')
    expect(names.get('aB')).toBe('a.b')
  })

  it('are told by the shortest', () => {
    const names = modelBindings(MODELS, none)
    expect(nameFor('res.partner', names)).toBe('partners')
    expect(nameFor('sale.order', names)).toBe('saleOrders')
    expect(nameFor('no.model', names)).toBeUndefined()
  })
})
