import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What 14 looks at first, what it does not look at, and what it takes where nobody says: each tried on a real 14.0. */
describeTargets('what 14 looks at in turn', (target) => {
  const { admin, portal, make } = demoUsers(target)
  beforeEach((context) => needs(target(), 'calls as of 14', context))
  const call = (model: string, method: string, args: readonly unknown[], kwargs = {}) =>
    admin().call(model, method, args, kwargs)
  let contact = 0
  let value = 0
  beforeAll(async () => {
    if (target().major !== 14) return
    contact = await make('res.partner', { name: uniqueName('turn') })
    const attribute_id = await make('product.attribute', { name: uniqueName('turn') })
    value = await make('product.attribute.value', { name: uniqueName('turn'), attribute_id })
    const attribute_line_ids = [[0, 0, { attribute_id, value_ids: [[6, 0, [value]]] }]]
    // Made last, it is deleted first.
    await make('product.template', { name: uniqueName('turn'), attribute_line_ids })
  })

  describe('the offset of groups', () => {
    const own = () => [['id', '=', contact]]

    it('is passed over where there is no limit', async () => {
      for (const offset of [-1, 5, { a: 1 }]) {
        const groups = await call('res.partner', 'read_group', [own(), [], ['type']], { offset })
        expect(groups).toMatchObject([{ type: 'contact', type_count: 1 }])
      }
    })

    it('is counted by the web client all the same', async () => {
      const page = { offset: -1 }
      expect(await call('res.partner', 'web_read_group', [own(), [], ['type']], page)).toMatchObject({ length: 0 })
    })

    it('is refused with a limit', async () => {
      const page = { offset: -1, limit: 3 }
      const asked = call('res.partner', 'read_group', [own(), [], ['type']], page)
      expect(await raised(asked)).toBe('InvalidRowCountInResultOffsetClause')
    })
  })

  it('an empty password is refused before the old one is looked at', async () => {
    expect(await raised(portal().call('res.users', 'change_password', ['wrong', '']))).toBe('UserError')
    expect(await raised(portal().call('res.users', 'change_password', ['', '']))).toBe('AccessDenied')
  })

  it('who may not read a product is not told that it has a value', async () => {
    expect(await raised(portal().call('product.attribute.value', 'unlink', [[value]]))).toBe('AccessError')
    expect(await raised(call('product.attribute.value', 'unlink', [[value]]))).toBe('UserError')
  })

  it('an author that is false has no address', async () => {
    const post = call('res.partner', 'message_post', [[contact]], { body: 'x', author_id: false })
    expect(await raised(post)).toBe('UserError')
  })

  it('what has no parents is nobody below', async () => {
    const leaf = ['currency_id', 'parent_of', true]
    expect(await raised(call('sale.order', 'search', [[leaf]]))).toBe('KeyError')
  })

  it('numbers of accounts keep letters of any script', async () => {
    const account = await make('res.partner.bank', { acc_number: `É ñ-${uniqueName('turn')}`, partner_id: contact })
    const [row] = (await call('res.partner.bank', 'read', [[account], ['sanitized_acc_number']])) as [
      Record<string, unknown>,
    ]
    expect(row.sanitized_acc_number).toMatch(/^ÉÑ/)
  })

  it('who makes a channel listens to it', async () => {
    const channel = await make('mail.channel', { name: uniqueName('turn') })
    const [row] = (await call('mail.channel', 'read', [[channel], ['channel_partner_ids']])) as [
      Record<string, unknown>,
    ]
    expect(row.channel_partner_ids).toHaveLength(1)
  })

  it('an order takes the first pricelist that is for no countries', async () => {
    const pricelist_id = await make('product.pricelist', { name: uniqueName('turn'), sequence: 0 })
    const order = await make('sale.order', { partner_id: contact })
    const [row] = (await call('sale.order', 'read', [[order], ['pricelist_id']])) as [
      { pricelist_id: [number, string] },
    ]
    await call('product.pricelist', 'write', [[pricelist_id], { active: false }])
    expect(row.pricelist_id[0]).toBe(pricelist_id)
  })
})
