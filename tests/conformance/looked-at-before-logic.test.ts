import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 99_999_999

/** What methods without logic in the sandbox look at before they do anything. */
describeTargets(
  'looked at before logic',
  (target) => {
    const { admin, demo, portal, make } = demoUsers(target)
    onTriedSeries(target, [17, 18])
    const call = (model: string, method: string, args: readonly unknown[] = [], as = admin()) =>
      as.call(model, method, args)

    describe('on 17', () => {
      beforeEach(({ skip }) => skip(target().major !== 17, 'tried on 17'))

      it.each([
        ['res.partner', 'action_privacy_lookup', [[GONE]], 'MissingError'],
        ['res.partner', 'action_privacy_lookup', [[]], 'ValueError'],
        ['res.partner', 'signup_prepare', [[]], true],
        ['product.template', 'create_product_variant', [[GONE], []], 'MissingError'],
        ['product.template', 'open_pricelist_rules', [[]], 'ValueError'],
        ['product.product', 'open_pricelist_rules', [[GONE]], 'MissingError'],
        ['product.category', 'onchange_property_cost', [[]], null],
        ['sale.order', 'action_open_delivery_wizard', [[GONE]], 'MissingError'],
        ['sale.order', 'payment_action_void', [[]], null],
        ['sale.order.line', 'has_valued_move_ids', [[GONE]], 'MissingError'],
        ['account.tax', 'onchange_price_include', [[GONE]], 'MissingError'],
        ['mail.activity', 'activity_format', [[]], []],
        ['res.lang', 'get_sorted', [[GONE]], 'MissingError'],
        ['ir.module.module', 'upstream_dependencies', [[]], []],
        ['res.country', 'copy_multi', [[GONE]], 'MissingError'],
        ['res.country', 'get_website_meta', [[GONE]], {}],
        ['res.country', 'flush_model', [[GONE], ['nosuch']], 'KeyError'],
        ['res.country', 'invalidate_recordset', [[GONE]], null],
      ])('%s.%s of %j', async (model, method, args, answer) => {
        expect(await raised(call(model, method, args))).toEqual(answer)
      })

      it.each([
        ['ir.attachment', 'force_storage', demo, []],
        ['product.template', 'rating_get_stats', portal, [[]]],
        ['sale.order', 'message_get_followers', portal, [[GONE]]],
        ['product.template', 'action_open_quants', portal, [[]]],
      ])('%s.%s of who may not', async (model, method, who, args) => {
        expect(await raised(call(model, method, args, who()))).toBe('AccessError')
      })
    })

    describe('on 19', () => {
      beforeEach(({ skip }) => skip(target().major < 19, 'tried on 19'))

      const contact = () => make('res.partner', { name: uniqueName('contact') })
      it.each([
        ['res.partner', 'action_privacy_lookup', [[GONE]], 'MissingError'],
        ['res.partner', 'action_privacy_lookup', [[]], 'ValueError'],
        ['res.partner', 'signup_prepare', [[]], true],
        ['product.template', 'create_product_variant', [[GONE], []], 'MissingError'],
        ['product.template', 'action_open_documents', [[]], 'ValueError'],
        ['product.template', 'get_product_accounts', [[GONE]], 'MissingError'],
        ['sale.order', 'action_open_delivery_wizard', [[GONE]], 'MissingError'],
        ['sale.order', 'onchange_order_line', [[]], 'ValueError'],
        ['sale.order', 'payment_action_void', [[]], null],
        ['sale.order.line', 'has_valued_move_ids', [[GONE]], 'MissingError'],
        ['res.users', 'onchange_parent_id', [[]], null],
        ['ir.module.module', 'upstream_dependencies', [[]], []],
        ['res.partner', 'copy_translations', [[GONE], false], null],
        ['uom.uom', 'copy_translations', [[GONE], false], 'MissingError'],
        ['sale.order', 'mail_get_partner_fields', [[]], ['partner_id']],
        ['res.country', 'mail_get_partner_fields', [[]], []],
        ['res.country', 'get_website_meta', [[GONE]], {}],
      ])('%s.%s of %j', async (model, method, args, answer) => {
        expect(await raised(call(model, method, args))).toEqual(answer)
      })

      it.each([
        ['res.partner', 'signup_prepare', demo],
        ['ir.attachment', 'force_storage', demo],
        ['product.template', 'rating_get_stats', portal],
        ['sale.order', 'payment_action_void', portal],
      ])('%s.%s of who may not', async (model, method, who) => {
        const isOfModel = method === 'force_storage'
        const ids = method === 'signup_prepare' ? [await contact()] : []
        expect(await raised(call(model, method, isOfModel ? [] : [ids], who()))).toBe('AccessError')
      })

      it('what mails may show without code is a list', async () => {
        const paths = (await call('res.partner', 'mail_allowed_qweb_expressions')) as string[]
        expect(paths).toContain('object.partner_id.name')
      })
    })
  },
  'rare methods',
)
