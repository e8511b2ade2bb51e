import { Schema } from 'ooor/schema'
import { describe, expect, it } from 'vitest'
import { declareServer } from '../../codegen/index.ts'
import { changesBetween } from './changes.ts'
import { isDeclarations, parseDeclarations, writeDeclarations } from './declarations.ts'

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const text = (models: Readonly<Record<string, Fields>>, series = '17.0') =>
  declareServer({
    series,
    models: Object.entries(models).map(([name, fields]) => {
      return { name, label: `All of ${name}`, schema: new Schema(name, fields), methods: [] }
    }),
    common: [
      { name: 'action_do', isOfModel: false, doc: 'Does it.', parameters: [], takesMore: false, returns: 'bool' },
    ],
  })

const char = (more: object = {}) => ({ type: 'char', string: 'Name', store: true, ...more })
const LONG = Array.from({ length: 12 }, (_, index) => [`a_rather_long_value_${index}`, `Value ${index}`])
const SHOP = {
  'sale.order': {
    name: char({ required: true, help: 'What it is called.\n\nIn two paragraphs.' }),
    state: {
      type: 'selection',
      selection: [
        ['draft', 'Draft'],
        ['done', 'Done'],
      ],
      store: true,
      required: true,
    },
    long: { type: 'selection', selection: LONG, store: true, readonly: true },
    partner_id: { type: 'many2one', relation: 'res.partner', store: true, required: true },
    site_id: { type: 'many2one', relation: 'website', store: true },
    'odd-name': char(),
    ref: { type: 'reference', store: true },
  },
  'res.partner': { name: char(), total: { type: 'float', store: false, readonly: true } },
}

describe('parseDeclarations', () => {
  it('reads what was written', () => {
    const declared = parseDeclarations(text(SHOP))
    expect(isDeclarations(text(SHOP))).toBe(true)
    expect(declared).toMatchObject({ series: '17.0', name: 'Odoo', isGlobal: true })
    expect(declared.common.join()).toContain('action_do(): Promise<boolean>')
    const { fields, interfaceName } = declared.models.get('sale.order') ?? {}
    expect(interfaceName).toBe('SaleOrder')
    expect(fields?.get('name')).toMatchObject({ kind: 'char', label: 'Name', flags: new Set(['required']) })
    expect(fields?.get('state')).toMatchObject({ kind: 'selection', values: ['draft', 'done'] })
    expect(fields?.get('long')?.values).toHaveLength(12)
    expect(fields?.get('long')?.flags).toEqual(new Set(['readonly']))
    expect(fields?.get('partner_id')).toMatchObject({ kind: 'many2one', relation: 'res.partner', values: [] })
    expect(fields?.get('site_id')).toMatchObject({ kind: 'many2one', relation: 'website' })
    expect(fields?.has('odd-name')).toBe(true)
    expect(declared.models.get('res.partner')?.fields.get('total')?.flags).toEqual(new Set(['readonly', 'lazy']))
  })

  it('is the same after it was written again', () => {
    const declared = parseDeclarations(text(SHOP))
    const again = parseDeclarations(writeDeclarations(declared))
    const types = (one: typeof declared) =>
      [...one.models.values()].map(({ fields, methods }) => [
        [...fields.values()].map(({ name, type }) => [name, type]),
        methods,
      ])
    expect(types(again)).toEqual(types(declared))
    expect(changesBetween(declared, again)).toEqual([])
  })

  it('leads to untyped models where a model was taken out', () => {
    const { models, ...rest } = parseDeclarations(text(SHOP))
    const alone = new Map([...models].filter(([name]) => name === 'sale.order'))
    expect(writeDeclarations({ ...rest, models: alone })).toContain(
      "partner_id: field.Many2one<UntypedModel<'res.partner'>, 'required'>",
    )
  })
})

describe('changesBetween', () => {
  it('tells what is gone and otherwise, with what it may be called now', () => {
    const other = {
      'sale.order': {
        title: char({ required: true }),
        state: {
          type: 'selection',
          selection: [
            ['draft', 'Draft'],
            ['sale', 'Sale'],
          ],
          store: true,
          required: true,
        },
        long: char(),
        partner_id: { type: 'many2one', relation: 'res.company', store: true },
        site_ids: { type: 'many2many', relation: 'website', store: true },
        'odd-name': char({ readonly: true }),
        ref: { type: 'reference', store: true },
        company_id: { type: 'many2one', relation: 'res.company', store: true, required: true },
      },
      'res.company': { name: char() },
    }
    const changes = changesBetween(parseDeclarations(text(SHOP)), parseDeclarations(text(other, '19.0')))
    expect(changes.map(({ says, perhaps }) => [says, ...perhaps])).toEqual([
      ['the model res.partner is gone'],
      ['sale.order.long was selection, is char'],
      ['sale.order.name is gone', 'title'],
      ['sale.order.odd-name cannot be written now'],
      ['sale.order.partner_id led to res.partner, leads to res.company'],
      ['sale.order.site_id is gone', 'site_ids'],
      ["sale.order.state is 'done' no more: draft, sale"],
      ['sale.order.company_id must be given now'],
      ['sale.order.title must be given now'],
    ])
  })

  it('knows models that were given other names', () => {
    const [change] = changesBetween(
      parseDeclarations(text({ 'account.invoice': { name: char() } })),
      parseDeclarations(text({ 'account.move': { name: char() } })),
    )
    expect(change).toMatchObject({ kind: 'gone', perhaps: ['account.move'] })
  })
})
