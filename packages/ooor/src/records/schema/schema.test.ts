import { AccessError, ServerError, UnknownFieldError } from 'ooor'
import { describe, expect, test, vi } from 'vitest'
import { nearest } from '../../errors/nearest.ts'
import { SchemaRegistry, type SchemaStore } from './registry.ts'
import { Schema } from './schema.ts'

describe('a schema', () => {
  const users = new Schema('res.users', {
    id: { type: 'integer' },
    login: { type: 'char', required: true, store: true },
    partner_id: { type: 'many2one', relation: 'res.partner', required: true, store: true },
    ...Object.fromEntries(
      ['name', 'email', 'phone', 'street', 'city', 'zip'].map((name) => [
        name,
        { type: 'char', related: `partner_id.${name}`, store: false },
      ]),
    ),
    country_code: { type: 'char', related: 'partner_id.country_id.code', store: false },
    groups_count: { type: 'integer', store: false },
    image_1920: { type: 'binary', related: 'partner_id.image_1920', store: false },
    group_ids: { type: 'many2many', relation: 'res.groups', store: true },
  })

  test('knows what comes when nothing is named: stored fields and those of a parent, no computed, no heavy ones', () => {
    expect(users.defaults).toEqual(['login', 'partner_id', 'name', 'email', 'phone', 'street', 'city', 'zip'])
  })

  const NAMES = ['name', 'email', 'phone', 'street', 'city', 'zip']
  const stored = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, { type: 'char', store: true }]))

  test('knows its parents', async () => {
    const partner = new Schema('res.partner', { ...stored(NAMES), image: { type: 'binary', store: false } })
    await users.findParents(async () => partner)
    expect(users.inherits).toEqual({ partner_id: 'res.partner' })
  })

  test('takes no model for a parent of which it has only some fields, as a line of its order on 17', async () => {
    // As 17.0 has it: six of the order's fields by the same name, behind a required link.
    const own = ['company_id', 'currency_id', 'state', 'tax_country_id', 'is_expired', 'website_id']
    const related = own.map((name) => [name, { type: 'char', related: `order_id.${name}`, store: false }])
    const line = new Schema('sale.order.line', {
      order_id: { type: 'many2one', relation: 'sale.order', required: true, store: true },
      ...Object.fromEntries(related),
    })
    await line.findParents(async () => new Schema('sale.order', stored([...own, 'partner_id', 'date_order', 'note'])))
    expect(line.inherits).toEqual({})
  })

  test('has no parents for who may not know them', async () => {
    const other = new Schema(
      'res.users',
      Object.fromEntries(
        [...users.fields].map(([name, field]) => [
          name,
          {
            ...{ type: field.kind, required: field.isRequired, store: field.isStored },
            ...(field.related !== undefined && { related: field.related }),
            ...(field.relation !== undefined && { relation: field.relation }),
          },
        ]),
      ),
    )
    await other.findParents(async () => {
      throw new AccessError({ exception: 'odoo.exceptions.AccessError', message: 'no' })
    })
    expect(other.inherits).toEqual({})
  })

  test('names the nearest fields', () => {
    expect(() => users.field('lgin')).toThrow(UnknownFieldError)
    expect(() => users.field('lgin')).toThrow("res.users has no field 'lgin' for this user: did you mean 'login'?")
    expect(() => users.field('partner')).toThrow("did you mean 'partner_id'?")
    expect(() => users.field('xyzzy')).toThrow('There are city, country_code, email')
  })

  test('reads fields of old series: no store, functions named, related as a list', () => {
    const old = new Schema('sale.order', {
      name: { type: 'char' },
      amount: { type: 'float', function: '_amount_all', store: false },
      city: { type: 'char', related: ['partner_id', 'city'], function: 'fn', store: false },
      state: {
        type: 'selection',
        selection: [
          [false, ''],
          ['draft', 'Draft'],
        ],
      },
    })
    expect(old.field('name').isStored).toBe(true)
    expect(old.field('amount').isStored).toBe(false)
    expect(old.field('city').related).toBe('partner_id.city')
    expect(old.selection('state')).toEqual([['draft', 'Draft']])
  })
})

test('nearest: letters missing, swapped, too many; parts of names', () => {
  const names = ['name', 'email', 'partner_id', 'partner_invoice_id', 'amount_total']
  expect(nearest('nmae', names)).toEqual(['name'])
  expect(nearest('amount_totl', names)).toEqual(['amount_total'])
  expect(nearest('partner', names)).toEqual(['partner_id', 'partner_invoice_id'])
  // However many go on like it: the relation itself first.
  expect(nearest('partner', ['partner_a', 'partner_b', 'partner_c', 'partner_id'])[0]).toBe('partner_id')
  expect(nearest('xyz', names)).toEqual([])
})

interface Attributes {
  readonly attributes: readonly string[]
}

describe('a registry', () => {
  const answer = { name: { type: 'char', string: 'Name' } }
  const asker = (scope = 'server/db/admin', lang?: string) => ({
    schemaScope: async () => scope,
    lang,
    registryHash: async () => 'abc',
    call: vi.fn(async () => answer as unknown),
  })

  test('asks once, however many ask at once, for each user', async () => {
    const registry = new SchemaRegistry()
    const admin = asker()
    const schemas = await Promise.all([1, 2, 3].map(() => registry.structure(admin, 'res.partner')))
    expect(new Set(schemas).size).toBe(1)
    expect(admin.call).toHaveBeenCalledTimes(1)
    const demo = asker('server/db/demo')
    await registry.structure(demo, 'res.partner')
    expect(demo.call).toHaveBeenCalledTimes(1)
  })

  test('are let go, whichever was not used for longest first', async () => {
    const registry = new SchemaRegistry()
    const kept = asker('server/db/kept')
    const first = asker('server/db/first')
    for (const one of [kept, first]) await registry.structure(one, 'res.partner')
    for (let user = 0; user < 2500; user++) {
      await registry.structure(asker(`server/db/user ${user}`), 'res.partner')
      if (user % 100 === 0) await registry.structure(kept, 'res.partner')
    }
    for (const one of [kept, first]) await registry.structure(one, 'res.partner')
    expect([kept.call.mock.calls.length, first.call.mock.calls.length]).toEqual([1, 2])
  })

  test('asks again after a failure, and after reload', async () => {
    const registry = new SchemaRegistry()
    const admin = asker()
    admin.call.mockRejectedValueOnce(new Error('down'))
    await expect(registry.structure(admin, 'res.partner')).rejects.toThrow('down')
    await registry.structure(admin, 'res.partner')
    registry.reload('res.users')
    await registry.structure(admin, 'res.partner')
    expect(admin.call).toHaveBeenCalledTimes(2)
    registry.reload()
    await registry.structure(admin, 'res.partner')
    expect(admin.call).toHaveBeenCalledTimes(3)
  })

  test('does without selections where a model fails to tell them', async () => {
    const failing = new ServerError({ exception: 'builtins.KeyError', message: 'res_model' })
    const admin = asker()
    admin.call.mockRejectedValueOnce(failing)
    expect((await new SchemaRegistry().structure(admin, 'payment.link.wizard')).field('name').kind).toBe('char')
    const asked = admin.call.mock.calls.map((call: readonly unknown[]) => (call[3] as Attributes).attributes)
    expect(asked.map((attributes) => attributes.includes('selection'))).toEqual([true, false])
    admin.call.mockRejectedValue(failing)
    await expect(new SchemaRegistry().structure(admin, 'payment.link.wizard')).rejects.toBe(failing)
    const refused = asker()
    refused.call.mockRejectedValue(new AccessError({ exception: 'odoo.exceptions.AccessError', message: 'no' }))
    await expect(new SchemaRegistry().structure(refused, 'res.partner')).rejects.toThrow(AccessError)
    expect(refused.call).toHaveBeenCalledTimes(1)
  })

  test('labels are asked for in each language, the structure is not', async () => {
    const registry = new SchemaRegistry()
    const french = asker('s', 'fr_FR')
    await registry.labelled(french, 'res.partner')
    await registry.labelled(french, 'res.partner')
    await registry.structure(asker('s'), 'res.partner')
    expect(french.call).toHaveBeenCalledTimes(1)
  })

  test('a file written ahead makes first use free', async () => {
    const registry = new SchemaRegistry({ file: { version: 1, models: { 'res.partner': { fields: answer } } } })
    const admin = asker()
    expect((await registry.structure(admin, 'res.partner')).field('name').label).toBe('Name')
    expect(admin.call).not.toHaveBeenCalled()
    registry.reload()
    await registry.structure(admin, 'res.partner')
    expect(admin.call).toHaveBeenCalledTimes(1)
  })

  test('a store keeps what one process asked for another', async () => {
    const kept = new Map<string, string>()
    const store: SchemaStore = {
      get: async (key) => kept.get(key),
      set: async (key, text) => {
        kept.set(key, text)
      },
    }
    await new SchemaRegistry({ store }).structure(asker(), 'res.partner')
    const other = asker()
    const schema = await new SchemaRegistry({ store }).structure(other, 'res.partner')
    expect(schema.field('name').kind).toBe('char')
    expect(other.call).not.toHaveBeenCalled()
    expect([...kept.keys()]).toEqual(['schema/2/server/db/admin//abc/res.partner'])
  })
})
