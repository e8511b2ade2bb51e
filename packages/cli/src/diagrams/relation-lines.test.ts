import { Schema } from 'ooor/schema'
import { describe, expect, it } from 'vitest'
import { lineLabel, RELATION_KINDS } from './diagram.ts'
import { relationLines, withoutHubs } from './relation-lines.ts'
import type { RelationFilter } from './relations.ts'

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const to = (type: string, relation: string, more: object = {}) => ({ type, relation, store: true, ...more })
const schemas = (models: Readonly<Record<string, Fields>>) =>
  new Map(Object.entries(models).map(([model, fields]) => [model, new Schema(model, fields)]))
const ALL: RelationFilter = { kinds: new Set(RELATION_KINDS), leadsOut: () => false }

const SHOP = {
  'sale.order': {
    partner_id: to('many2one', 'res.partner', { required: true }),
    invoice_partner_id: to('many2one', 'res.partner', { required: true }),
    order_line: to('one2many', 'sale.order.line', { relation_field: 'order_id' }),
    tag_ids: to('many2many', 'sale.tag'),
    country_id: to('many2one', 'res.country', { related: 'partner_id.country_id' }),
    create_uid: to('many2one', 'res.users'),
    shown_line_ids: to('one2many', 'sale.order.line', { store: false }),
  },
  'sale.order.line': { order_id: to('many2one', 'sale.order', { required: true }) },
  'sale.tag': { order_ids: to('many2many', 'sale.order') },
  'res.partner': {
    parent_id: to('many2one', 'res.partner'),
    child_ids: to('one2many', 'res.partner', { relation_field: 'parent_id' }),
  },
  'res.country': {},
  'res.users': {},
}

describe('relationLines', () => {
  it('draws a relation once, whichever side it is told from', () => {
    const lines = relationLines(schemas(SHOP), ALL)
    expect(lines).toEqual([
      {
        from: 'sale.order',
        to: 'res.partner',
        kind: 'many2one',
        fields: ['partner_id', 'invoice_partner_id'],
        inverses: [],
        fromEnd: '*',
        toEnd: '1',
        isPart: false,
      },
      {
        from: 'sale.order',
        to: 'sale.tag',
        kind: 'many2many',
        fields: ['tag_ids'],
        inverses: ['order_ids'],
        fromEnd: '*',
        toEnd: '*',
        isPart: false,
      },
      {
        from: 'sale.order.line',
        to: 'sale.order',
        kind: 'many2one',
        fields: ['order_id'],
        inverses: ['order_line'],
        fromEnd: '*',
        toEnd: '1',
        isPart: true,
      },
      {
        from: 'res.partner',
        to: 'res.partner',
        kind: 'many2one',
        fields: ['parent_id'],
        inverses: ['child_ids'],
        fromEnd: '*',
        toEnd: '0..1',
        isPart: false,
      },
    ])
    expect(lines.map(lineLabel)).toEqual([
      'partner_id, invoice_partner_id',
      'tag_ids / order_ids',
      'order_id / order_line',
      'parent_id / child_ids',
    ])
  })

  it('pairs by the only way there is, where the server does not name the inverse', () => {
    const old = {
      'sale.order': { order_line: to('one2many', 'sale.order.line') },
      'sale.order.line': { order_id: to('many2one', 'sale.order') },
    }
    expect(relationLines(schemas(old), ALL)).toMatchObject([
      { fields: ['order_id'], inverses: ['order_line'], toEnd: '0..1', isPart: false },
    ])
    const two = {
      ...old,
      'sale.order.line': { order_id: to('many2one', 'sale.order'), copied_id: to('many2one', 'sale.order') },
    }
    expect(relationLines(schemas(two), ALL)).toMatchObject([
      { kind: 'many2one', fields: ['order_id', 'copied_id'], inverses: [] },
      { kind: 'one2many', fields: ['order_line'], fromEnd: '1', toEnd: '*' },
    ])
  })

  it('draws the kinds that are wanted', () => {
    const lines = relationLines(schemas(SHOP), { ...ALL, kinds: new Set(['one2many']) })
    expect(lines.map(({ fields }) => fields)).toEqual([['order_line'], ['child_ids']])
  })

  it('leaves lines out to what many refer to, but for those of what was named', () => {
    const one = to('many2one', 'res.company')
    const lines = relationLines(schemas({ a: { c: one }, b: { c: one }, d: { c: one }, 'res.company': {} }), ALL)
    expect(withoutHubs(lines, ['a'], 2)).toMatchObject({ lines: [{ from: 'a' }], hubs: ['res.company'] })
    expect(withoutHubs(lines, ['a'], 3).lines).toHaveLength(3)
    expect(withoutHubs(lines, ['res.company'], 2).lines).toHaveLength(3)
  })
})
