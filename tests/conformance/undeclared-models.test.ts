/** Models beside those that the sandbox has logic for: what anybody asks of them first, and is told. */
import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers } from './help.ts'
import { describeTargets } from './targets.ts'

const NOBODYS = 999_999

describeTargets('models that have no logic of their own', (target) => {
  const { admin, demo, portal } = demoUsers(target)
  beforeEach(({ skip }) => skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0'))

  /** The exception's name, or what came. */
  const told = async (call: Promise<unknown>): Promise<unknown> =>
    call.catch(({ exception, name }: { exception?: string; name: string }) => exception?.replace(/.*\./, '') ?? name)
  const asOf14 = () => target().major === 14

  describe('deleting nothing asks for what their own code looks at', () => {
    it.each([
      ['ir.actions.act_window', 'AccessError', 'AccessError'],
      ['ir.ui.menu', true, 'AccessError'],
      ['product.template.attribute.value', 'AccessError', 'AccessError'],
      ['website', true, 'AccessError'],
      ['ir.rule', true, true],
    ])('%s', async (model, ofDemo, ofPortal) => {
      // Who makes products on 18 makes these.
      const mayMake = target().major === 18 && model === 'product.template.attribute.value'
      expect(await told(admin().call(model, 'unlink', [[]]))).toBe(true)
      expect(await told(demo().call(model, 'unlink', [[]]))).toBe(mayMake || ofDemo)
      expect(await told(portal().call(model, 'unlink', [[]]))).toBe(ofPortal)
    })

    it('and so does writing it, of providers since 19', async ({ skip }) => {
      skip(target().major < 19, 'before 19 nobody asks')
      expect(await told(demo().call('payment.provider', 'write', [[], {}]))).toBe('AccessError')
      expect(await told(admin().call('payment.provider', 'write', [[], {}]))).toBe(true)
    })

    it('and 14 locks no rows of models by a query without ids', async ({ skip }) => {
      skip(!asOf14(), 'said by 14 alone')
      expect(await told(demo().call('ir.model', 'unlink', [[]]))).toBe('SyntaxError')
      expect(await told(demo().call('res.groups', 'unlink', [[]]))).toBe('AccessError')
      expect(await told(demo().call('ir.module.category', 'unlink', [[]]))).toBe('AccessError')
    })
  })

  it.each(['mail.notification', 'payment.transaction', 'ir.model.fields.selection'])(
    'making one of %s looks for its record before anything else',
    async (model) => {
      for (const user of [admin, demo, portal]) {
        expect(await told(user().call(model, 'create', [{ no_such_field: 1 }]))).toBe('KeyError')
      }
    },
  )

  it('the bus is nobody’s', async () => {
    for (const user of [admin, demo, portal]) {
      expect(await told(user().call('bus.bus', 'search', [[]]))).toBe('AccessError')
    }
    const method = asOf14() ? 'check_access_rights' : 'has_access'
    const args = asOf14() ? ['read', false] : [[], 'read']
    expect(await told(admin().call('bus.bus', method, args))).toBe(false)
  })

  it('what has no name is found by any, and shown by its id', async () => {
    const model = 'base.language.install'
    const id = Number([await admin().call(model, 'create', [asOf14() ? { lang: 'en_US' } : {}])].flat()[0])
    const found = (await admin().call(model, 'name_search', ['zzz'], { limit: 1000 })) as [number, string][]
    expect(found.map(([one]) => one)).toContain(id)
    expect(found.find(([one]) => one === id)?.[1]).toBe(`${model},${id}`)
  })

  it('wizards that are gone are missed where a rule keeps them', async ({ skip }) => {
    skip(!asOf14(), 'tried on 14.0')
    for (const model of ['res.users.identitycheck', 'mail.compose.message', 'change.password.user']) {
      expect(await told(admin().call(model, 'read', [[NOBODYS], ['display_name']]))).toBe('MissingError')
    }
    expect(await told(admin().call('base.language.install', 'read', [[NOBODYS], ['display_name']]))).toEqual([
      { id: NOBODYS, display_name: `base.language.install,${NOBODYS}` },
    ])
  })

  it('begin with what servers begin them with', async () => {
    const begun = (model: string) =>
      told(portal().call(model, 'default_get', [['active', 'sequence', 'company_id']])) as Promise<object>
    expect(await begun('account.payment.term')).toMatchObject({ active: true, sequence: 10 })
    expect(await begun('ir.mail_server')).toMatchObject({ active: true, sequence: 10 })
    expect(await begun('product.template')).toMatchObject({ active: true, sequence: 1 })
    expect(await begun(asOf14() ? 'mail.channel' : 'discuss.channel')).toMatchObject({ active: true })
    expect(await begun(asOf14() ? 'payment.acquirer' : 'payment.provider')).toMatchObject({ company_id: 1 })
    expect(await admin().call('account.payment.term', 'search_count', [[['name', '=', 'Immediate Payment']]])).toBe(1)
  })

  it('14 groups by no field that another record or each company has', async ({ skip }) => {
    skip(!asOf14(), 'of 14')
    for (const [model, key] of [
      ['mail.activity', 'icon'],
      ['mail.followers', 'email'],
      ['res.partner', 'barcode'],
      ['res.partner.bank', 'bank_name'],
    ] as const) {
      expect(await told(admin().call(model, 'read_group', [[], ['id'], [key]]))).toBe('AssertionError')
    }
  })

  it('14 tells everybody of acquirers, and of one’s own payments', async ({ skip }) => {
    skip(!asOf14(), 'of 14')
    for (const user of [demo, portal]) {
      expect(await told(user().call('payment.acquirer', 'search_count', [[]]))).toBeGreaterThan(0)
      expect(await told(user().call('payment.transaction', 'search_count', [[['partner_id.name', '=', 'x']]]))).toBe(0)
    }
  })
})
