import { describe, expect, it } from 'vitest'
import { Sandbox } from '../index.ts'

const SERIES = ['8.0', '9.0', '10.0', '11.0', '12.0', '13.0', '14.0', '15.0', '16.0', '17.0', '18.0', '19.0']
const ALL = { perm_read: true, perm_write: true, perm_create: true, perm_unlink: true }

function withThing(series: string) {
  const sandbox = new Sandbox({ series })
  const admin = sandbox.environment()
  const partners = admin.search('ir.model', [['model', '=', 'res.partner']])[0]
  const model = admin.create('ir.model', { name: 'Thing', model: 'x_thing' })
  admin.create('ir.model.access', { name: 'thing', model_id: model, group_id: false, ...ALL })
  const field = { name: 'x_note', ttype: 'char', field_description: 'Note' }
  admin.create('ir.model.fields', { model_id: partners, ...field })
  return { sandbox, admin, model, partners, field }
}

describe('models and fields made by records', () => {
  it.each(SERIES)('on %s', (series) => {
    const { sandbox, admin, model, field } = withThing(series)
    admin.create('ir.model.fields', { model_id: model, ...field, translate: true })
    const demo = sandbox.environment('demo')
    const id = demo.create('x_thing', { x_name: 'One', x_note: 'hello' })
    expect(demo.read('x_thing', [id], ['display_name', 'x_note'])).toEqual([
      { id, display_name: 'One', x_note: 'hello' },
    ])
    // Python's word for nothing up to 16 (tried on 14.0 and 19.0).
    const nameless = demo.create('x_thing', {})
    const isOld = Number.parseInt(series, 10) < 17
    expect(demo.read('x_thing', [nameless], ['display_name'])).toEqual([
      { id: nameless, display_name: isOld ? 'False' : false },
    ])
    expect('__last_update' in (demo.read('x_thing', [id])[0] ?? {})).toBe(isOld)
    const partner = demo.create('res.partner', { name: 'Ada', x_note: 'hers' })
    expect(demo.search('res.partner', [['x_note', '=', 'hers']])).toEqual([partner])
    // Who inherits from contacts has it too.
    expect(admin.read('res.users', [admin.uid], ['x_note'])).toEqual([{ id: admin.uid, x_note: false }])
    admin.write('res.users', [admin.uid], { x_note: 'mine' })
    expect(admin.search('res.partner', [['x_note', '=', 'mine']])).toHaveLength(1)
    admin.unlink('ir.model', [model])
    expect(() => admin.search('x_thing')).toThrow()
  })

  it('go back with a snapshot, and stay in what was forked', () => {
    const sandbox = new Sandbox()
    const before = sandbox.snapshot()
    const admin = sandbox.environment()
    const [partners] = admin.search('ir.model', [['model', '=', 'res.partner']])
    admin.create('ir.model', { name: 'Thing', model: 'x_thing' })
    admin.create('ir.model.fields', { model_id: partners, name: 'x_note', ttype: 'char', field_description: 'Note' })
    const fork = sandbox.fork()
    sandbox.restore(before)
    expect(sandbox.environment().hasModel('x_thing')).toBe(false)
    expect(() => sandbox.environment().search('res.partner', [['x_note', '=', 'a']])).toThrow('x_note')
    expect(sandbox.environment().search('ir.model', [['model', '=', 'x_thing']])).toEqual([])
    expect(fork.environment().hasModel('x_thing')).toBe(true)
    expect(fork.environment().search('res.partner', [['x_note', '=', 'a']])).toEqual([])
  })

  it('a field that was deleted and made anew holds nothing', () => {
    const { admin, model, field } = withThing('19.0')
    const note = admin.create('ir.model.fields', { model_id: model, ...field })
    const id = admin.create('x_thing', { x_note: 'gone' })
    admin.unlink('ir.model.fields', [note])
    admin.create('ir.model.fields', { model_id: model, ...field })
    expect(admin.read('x_thing', [id], ['x_note'])).toEqual([{ id, x_note: false }])
  })

  it('runs no Python, and says so', () => {
    const { admin, partners, field } = withThing('19.0')
    const values = { model_id: partners, ...field, name: 'x_told', compute: "self['x_told'] = 'x'" }
    expect(() => admin.create('ir.model.fields', values)).toThrow(
      "make no record of it here, and write `extend: { 'res.partner': { fields: { x_told: { type: 'char', compute:",
    )
  })
})

describe('rules that records make', () => {
  it('open orders beside the sandbox’s own rules', () => {
    const sandbox = new Sandbox()
    const [admin, demo] = [sandbox.environment(), sandbox.environment('demo')]
    const [model_id] = admin.search('ir.model', [['model', '=', 'sale.order']])
    const order = admin.create('sale.order', { partner_id: 1, user_id: admin.uid })
    expect(demo.search('sale.order', [['id', '=', order]])).toEqual([])
    const [group] = admin.search('res.groups', [['name', '=', 'Role / User']])
    const rule = { name: 'all', model_id, groups: [[6, 0, [group]]], domain_force: "[(1, '=', 1)]" }
    const id = admin.create('ir.rule', rule)
    expect(sandbox.environment('demo').search('sale.order', [['id', '=', order]])).toEqual([order])
    expect(sandbox.environment().search('sale.order', [['id', '=', order]])).toEqual([order])
    admin.unlink('ir.rule', [id])
    expect(sandbox.environment('demo').search('sale.order', [['id', '=', order]])).toEqual([])
  })
})
