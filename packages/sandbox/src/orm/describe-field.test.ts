import { expect, it } from 'vitest'
import { callerOn } from './caller.test-help.ts'

const describeOn = (series: string, model: string, name: string, attributes?: string[]) =>
  (callerOn(series)(model, 'fields_get', [[name]], attributes && { attributes }) as Record<string, object>)[name]

// As 14.0 and 19.0 tell them.
it('tells of fields as each series does', () => {
  expect(describeOn('14.0', 'res.partner', 'partner_latitude')).toEqual({
    ...{ type: 'float', string: 'Geo Latitude', digits: [16, 5], group_operator: 'sum', store: true, searchable: true },
    ...{
      change_default: false,
      company_dependent: false,
      depends: [],
      manual: false,
      readonly: false,
      required: false,
    },
    sortable: true,
  })
  expect(describeOn('19.0', 'sale.order', 'amount_total')).toMatchObject({
    ...{ type: 'monetary', aggregator: 'sum', currency_field: 'currency_id', groupable: true, name: 'amount_total' },
    ...{ readonly: true, store: true },
  })
  expect(describeOn('19.0', 'res.partner', 'child_ids')).toMatchObject({
    ...{ relation: 'res.partner', relation_field: 'parent_id', domain: [['active', '=', true]], groupable: false },
    ...{ sortable: false, searchable: true, store: true },
  })
  expect(describeOn('14.0', 'res.partner', 'state_id')).toMatchObject({ domain: "[('country_id', '=?', country_id)]" })
  expect(describeOn('14.0', 'product.product', 'standard_price')).toMatchObject({
    company_dependent: true,
    digits: [16, 2],
  })
  expect(describeOn('19.0', 'product.product', 'name')).toMatchObject({
    required: true,
    translate: true,
    related: 'product_tmpl_id.name',
  })
  expect(describeOn('19.0', 'res.partner', 'lang', ['selection'])).toEqual({ selection: [['en_US', 'English (US)']] })
  expect(describeOn('19.0', 'ir.attachment', 'res_id')).toMatchObject({
    type: 'many2one_reference',
    model_field: 'res_model',
  })
})

// wire/7.0/xmlrpc-object-fields_get
it('of 7.0 says nothing of what is not so', () => {
  expect(describeOn('7.0', 'res.currency', 'name')).toEqual({
    help: 'Currency Code (ISO 4217)',
    required: true,
    selectable: true,
    size: 3,
    type: 'char',
    string: 'Currency',
  })
})
