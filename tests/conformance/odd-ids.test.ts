import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, raised } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 999_999_999

/** Ids that are nobody's, or no ids at all (each tried on the real one of its series). */
describeTargets('odd ids', (target) => {
  const { admin, demo, portal } = demoUsers(target)
  const as = { admin, demo, portal }
  type Ask = readonly [who: keyof typeof as, model: string, method: string, ids: unknown, ...args: unknown[]]
  const asked = ([who, model, method, ...args]: Ask) => raised(as[who]().call(model, method, args))

  describe('19', () => {
    beforeEach(({ skip }) => skip(target().major !== 19, 'tried on 19.0'))
    const name = { name: 'x' }
    it.each<[Ask, unknown]>([
      // Of records that are being made nobody asks who may read them.
      [['portal', 'res.bank', 'read', [null], ['name', 'active']], [{ id: null, name: false, active: true }]],
      [['portal', 'ir.cron', 'read', [0], ['active']], [{ id: 0, active: true }]],
      [['portal', 'res.bank', 'read', [null, 1], ['name']], 'AccessError'],
      [['demo', 'ir.config_parameter', 'web_read', [null], { key: {} }], [{ id: null, key: false }]],
      [['demo', 'ir.config_parameter', 'export_data', [null], ['key']], { datas: [['']] }],
      [['demo', 'ir.cron', 'export_data', [['a']], ['display_name']], 'TypeError'],
      [['portal', 'ir.attachment', 'get_metadata', [GONE]], []],
      [['portal', 'res.partner.category', 'action_archive', [0]], null],
      [['admin', 'res.partner', 'address_get', [0], ['invoice']], { contact: 0, invoice: 0 }],
      // But files of no record are the administrators'.
      [['demo', 'ir.attachment', 'write', [null], name], 'AccessError'],
      [['demo', 'ir.attachment', 'unlink', [0]], 'AccessError'],
      [['demo', 'ir.attachment', 'onchange', [null], name, ['name'], { name: {} }], 'AccessError'],
      [['admin', 'ir.attachment', 'write', [null], name], true],
      // Texts beside numbers, and what is shown of them afterwards.
      [['admin', 'res.bank', 'write', ['abc'], name], 'UndefinedFunction'],
      [['admin', 'res.bank', 'write', ['abc', GONE], name], 'InvalidTextRepresentation'],
      [['admin', 'res.bank', 'web_save', ['abc'], name, {}], 'UndefinedFunction'],
      [['admin', 'res.bank', 'web_save', ['abc'], name, { name: {} }], 'UndefinedFunction'],
      [['admin', 'res.bank', 'web_save', ['abc'], name, { bic: {} }], 'InvalidTextRepresentation'],
      [['portal', 'product.template', 'web_save', ['abc'], {}, { name: {} }], 'InvalidTextRepresentation'],
      [['admin', 'mail.message', 'web_read', ['abc'], { subject: {} }], 'UndefinedFunction'],
      [['admin', 'mail.message', 'get_metadata', ['abc']], 'UndefinedFunction'],
      // What a model makes of ids before anybody asks for rights.
      [['portal', 'sale.order.line', 'write', [[]], name], 'TypeError'],
      [['portal', 'res.partner', 'write', [[]], name], 'TypeError'],
      [['portal', 'res.partner', 'write', [[]], {}], 'AccessError'],
      [['portal', 'account.tax', 'write', [['a']], name], 'TypeError'],
      [['portal', 'account.tax', 'write', [[]], name], 'AccessError'],
      [['demo', 'product.attribute.value', 'unlink', [[]]], 'TypeError'],
      [['portal', 'sale.order.line', 'unlink', [{}]], 'TypeError'],
      [['portal', 'product.category', 'unlink', ['abc']], 'ValueError'],
      [['portal', 'product.category', 'unlink', [['a']]], 'TypeError'],
      [['portal', 'product.category', 'unlink', [[]]], 'AccessError'],
      [['portal', 'product.product', 'unlink', [[]]], 'InvalidTextRepresentation'],
      [['portal', 'product.product', 'unlink', ['abc']], 'InvalidTextRepresentation'],
      [['portal', 'product.product', 'unlink', [['a']]], 'UndefinedFunction'],
      [['portal', 'product.product', 'unlink', [false]], 'UndefinedFunction'],
      [['admin', 'product.product', 'unlink', [{}]], 'ProgrammingError'],
      [['portal', 'product.product', 'unlink', [GONE, String(GONE), null]], true],
      [['admin', 'res.partner.bank', 'write', [GONE], { nosuch: 1 }], 'KeyError'],
      [['portal', 'res.partner.bank', 'write', [], { nosuch: 1 }], 'KeyError'],
      [['portal', 'res.partner.bank', 'unlink', [0]], 'ValueError'],
      [['portal', 'res.partner.bank', 'unlink', [[]]], 'TypeError'],
      [['portal', 'res.partner.bank', 'unlink', []], true],
      [['portal', 'sale.order', 'action_confirm', []], true],
      [['portal', 'sale.order', 'action_confirm', [[]]], 'TypeError'],
      [['admin', 'sale.order', 'action_draft', [{}]], 'TypeError'],
      // What nothing is fetched for nobody misses, but who may not see the record either way.
      [
        ['admin', 'res.partner', 'read', [GONE], ['message_has_error', 'activity_summary']],
        [{ id: GONE, message_has_error: false, activity_summary: false }],
      ],
      [['admin', 'res.partner', 'read', [GONE], ['message_has_error', 'name']], []],
      [['demo', 'res.country', 'export_data', [GONE], ['state_ids']], { datas: [['']] }],
      [['admin', 'res.partner', 'export_data', [GONE], ['message_has_error']], { datas: [[false]] }],
      [['demo', 'res.company', 'read', [GONE], ['user_ids']], 'AccessError'],
      [['demo', 'res.company', 'web_read', 'abc', { user_ids: {} }], 'AccessError'],
      [['demo', 'res.company', 'read', [GONE], ['name']], []],
      // What changes of records that are being made, and of none.
      [['admin', 'product.attribute', 'write', [null], { create_variant: 'dynamic' }], true],
      [['admin', 'product.attribute', 'web_save', [0], name, { create_uid: {} }], 'AttributeError'],
      [['admin', 'ir.attachment', 'write', [], { raw: 'PGI+eDwvYj4=' }], 'TypeError'],
      [['admin', 'ir.attachment', 'write', [], { raw: 'x', mimetype: 'text/plain' }], true],
      // Of all as one there is neither order nor page.
      [
        ['admin', 'res.country', 'formatted_read_group', [['id', 'in', [GONE]]], [], ['__count'], [], 0, null, [[5]]],
        [{ __extra_domain: [[1, '=', 1]], __count: 0 }],
      ],
      [
        ['admin', 'ir.attachment', 'read_group', [['id', 'in', [GONE]]], ['file_size:sum'], [], 1, 1],
        [{ __count: 0, file_size: false, __domain: [['id', 'in', [GONE]]] }],
      ],
      // Groups by links join what they lead to.
      [['portal', 'sale.order.line', 'formatted_read_group', [], ['tax_ids'], ['__count']], 'AccessError'],
      [['portal', 'res.partner', 'read_group', [], [], ['category_id']], 'AccessError'],
      [['portal', 'res.partner', 'formatted_read_group', [['id', 'in', []]], ['category_id'], ['__count']], []],
      // Who is asked for is none of those that somebody may see.
      [['portal', 'res.partner', 'has_access', [GONE], 'read'], false],
      [['portal', 'res.partner', 'has_access', ['abc'], 'read'], false],
      [['demo', 'res.partner', 'has_access', [GONE], 'read'], 'MissingError'],
      [['admin', 'delivery.carrier', 'has_access', [GONE], 'read'], 'MissingError'],
      [['portal', 'ir.attachment', 'has_access', [[]], 'read'], 'TypeError'],
    ])('%j', async (ask, expected) => {
      expect(await asked(ask)).toEqual(expected)
    })
  })

  describe('14', () => {
    beforeEach(({ skip }) => skip(target().major !== 14, 'tried on 14.0'))
    const opened = (who: keyof typeof as, model: string, id: unknown, ...shown: string[]) =>
      asked([who, model, 'onchange', [id], {}, [], Object.fromEntries(shown.map((name) => [name, '1']))])

    it.each<[Ask, unknown]>([
      // Of records that are being made names and values are looked at.
      [['admin', 'res.bank', 'write', [null], { nosuch: 1 }], 'ValueError'],
      [['admin', 'res.partner', 'write', [0], { color: 'x' }], 'ValueError'],
      [['admin', 'res.partner', 'write', [null], { type: 'nosuch' }], 'ValueError'],
      [['admin', 'res.partner', 'write', [null], { color: 2 }], true],
      // Nor does anybody ask who may export them; orders are read before it is asked who may change them.
      [['demo', 'ir.rule', 'export_data', [null], ['display_name']], { datas: [['False']] }],
      [['demo', 'ir.cron', 'export_data', [['a']], ['display_name']], 'TypeError'],
      [['demo', 'ir.cron', 'export_data', [GONE], ['display_name']], 'AccessError'],
      [['portal', 'sale.order', 'action_cancel', [GONE]], 'MissingError'],
      [['portal', 'sale.order', 'action_cancel', ['abc']], 'InvalidTextRepresentation'],
      [['portal', 'sale.order', 'action_confirm', []], true],
      // A parameter is read where its value changes.
      [['admin', 'ir.config_parameter', 'write', [GONE], {}], true],
      [['admin', 'ir.config_parameter', 'write', [GONE], { value: 'x' }], 'MissingError'],
      [['admin', 'ir.config_parameter', 'write', ['abc', GONE], { value: 'x' }], 'InvalidTextRepresentation'],
      [['demo', 'ir.config_parameter', 'write', [[]], { value: 'x' }], 'TypeError'],
      [['demo', 'ir.config_parameter', 'write', [[]], {}], 'AccessError'],
      // What a model makes of ids before anybody asks for rights.
      [['portal', 'sale.order.line', 'write', [[]], {}], 'TypeError'],
      [['portal', 'product.attribute', 'unlink', ['abc']], 'InvalidTextRepresentation'],
      [['demo', 'product.attribute.value', 'unlink', ['abc', GONE]], 'InvalidTextRepresentation'],
      [['demo', 'product.product', 'unlink', [null]], 'AccessError'],
      [['admin', 'product.product', 'unlink', [null]], true],
    ])('%j', async (ask, expected) => {
      expect(await asked(ask)).toEqual(expected)
    })

    it.each([
      // What is in the form is enough.
      ['res.partner', ['street2', 'zip', 'activity_user_id', 'activity_exception_decoration']],
      ['product.template', ['message_is_follower', 'activity_state', 'message_ids']],
      ['ir.attachment', ['checksum', 'index_content', 'file_size']],
    ])('a form of %s is opened though its id is none: %j', async (model, shown) => {
      expect(await opened('admin', model, 'a', ...shown)).toHaveProperty('value')
      expect(await opened('admin', model, GONE, ...shown)).toHaveProperty('value')
    })

    it.each([
      // What it brings along reads the record, as the user.
      ['res.partner', 'email', 'MissingError', 'AccessError'],
      ['product.template', 'type', 'MissingError', undefined],
      ['ir.cron', 'model_id', 'MissingError', 'AccessError'],
      // What is computed of it elsewhere reads it as anybody.
      ['res.partner', 'active', 'MissingError', { value: { active: true } }],
      ['product.product', 'weight', 'MissingError', undefined],
      ['sale.order.line', 'discount', 'MissingError', undefined],
      ['res.users', 'create_date', 'MissingError', undefined],
      ['ir.rule', 'global', { value: { global: false } }, { value: { global: false } }],
      ['mail.message', 'res_id', { value: { res_id: 0 } }, undefined],
    ])('a form of %s with %s that is opened reads more than it shows', async (model, shown, gone, closed) => {
      expect(await opened('admin', model, 'a', shown)).toBe('InvalidTextRepresentation')
      expect(await opened('admin', model, GONE, shown)).toEqual(gone)
      if (closed !== undefined) expect(await opened('portal', model, 1, shown)).toEqual(closed)
    })

    it.each(['product.template', 'product.product'])('a copy of no %s has a name', async (model) => {
      const id = (await admin().call(model, 'copy', [[null]])) as number
      expect(await admin().call(model, 'read', [[id], ['name']])).toEqual([{ id, name: 'False (copy)' }])
      await admin().call(model, 'unlink', [[id]])
    })

    it('who is above somebody is read as the user', async () => {
      const above = (who: keyof typeof as) =>
        raised(as[who]().call('res.users', 'search', [[['id', 'parent_of', [2]]]]))
      expect(await above('admin')).toEqual([2])
      expect(await above('portal')).toBe('AccessError')
    })

    it('lists of a form that is opened begin empty', async () => {
      const shown = ['message_follower_ids', 'message_partner_ids', 'message_ids', 'message_is_follower', 'child_ids']
      const [id] = (await admin().call('res.partner', 'search', [[['child_ids', '!=', false]]], {
        limit: 1,
      })) as number[]
      const empty = Object.fromEntries(shown.map((name) => [name, [[5]]]))
      expect(await opened('admin', 'res.partner', id, ...shown)).toEqual({
        value: { ...empty, message_is_follower: false },
      })
    })
  })
})
