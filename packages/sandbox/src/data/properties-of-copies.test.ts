import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'
import { PropertyObject } from '../python/recordset.ts'

describe('properties of copies', () => {
  it.each([
    ['res.partner', 'properties'],
    ['res.users', 'properties'],
    ['product.template', 'product_properties'],
    ['product.product', 'product_properties'],
  ])('are an object to 19, in %s', (model, field) => {
    const copied = (series: string, id: number) =>
      (callerOn(series)(model, 'copy_data', [[id]]) as Record<string, unknown>[])[0]
    const id = (callerOn('19.0')(model, 'search', [[]], { limit: 1 }) as number[])[0] as number
    expect(copied('19.0', id)?.[field]).toBeInstanceOf(PropertyObject)
    expect(JSON.stringify(copied('19.0', id)?.[field])).toMatch(
      /^"<odoo\.orm\.fields_properties\.Property object at 0x/,
    )
    expect(copied('18.0', id)).not.toHaveProperty(field)
  })
})
