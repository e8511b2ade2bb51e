import { beforeAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, firstOf, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const PARTNER = 'res.partner'
const FEATURE = 'variants, names and contacts in full'

/** Users hold on to their contacts, the server to some users and units (tried on 14.0 and 19.0). */
describeTargets(
  'what others need',
  (target) => {
    const { admin, demo, make } = demoUsers(target)
    onTriedSeries(target)
    const ids = { partner: 0, user: 0, admin: 0 }
    beforeAll(async () => {
      ids.partner = await make(PARTNER, { name: uniqueName('contact') })
      const login = uniqueName('login')
      ids.user = await make('res.users', { name: login, login, partner_id: ids.partner })
      ids.admin = await firstOf(admin(), 'res.users', [['login', '=', 'admin']])
    })

    it.each(['write', 'unlink'])('%s of the contact of a user who may log in', async (method) => {
      const args = method === 'write' ? [[ids.partner], { active: false }] : [[ids.partner]]
      expect(await raised(admin().call(PARTNER, method, args))).toBe(
        ofSeries(target(), { 14: 'ValidationError', 19: 'RedirectWarning' }),
      )
      expect(await raised(demo().call(PARTNER, method, args))).toBe('ValidationError')
    })

    it('who is archived lets go of it, and wakes it again', async () => {
      await admin().call('res.users', 'write', [[ids.user], { active: false }])
      await admin().call(PARTNER, 'write', [[ids.partner], { active: false }])
      await admin().call('res.users', 'write', [[ids.user], { active: true }])
      expect(await admin().call(PARTNER, 'read', [[ids.partner], ['active']])).toMatchObject([{ active: true }])
    })

    it('nobody shuts themselves out', async () => {
      const told = await failure(admin().call('res.users', 'write', [[ids.user, ids.admin], { active: false }]))
      expect(told.message).toContain("You cannot deactivate the user you're currently logged in as.")
    })

    it('the superuser and units stay', async () => {
      expect(await raised(admin().call('res.users', 'unlink', [[1]]))).toBe('UserError')
      const unit = await failure(admin().call('uom.uom', 'unlink', [[1]]))
      expect(unit).toMatchObject({ exception: 'odoo.exceptions.UserError' })
    })
  },
  FEATURE,
)

/** Names that are read and made (tried on 14.0 and 19.0). */
describeTargets(
  'contacts in words',
  (target) => {
    const { admin, make, keep, read } = demoUsers(target)
    onTriedSeries(target)
    const company = uniqueName('company')
    const ids = { company: 0, kid: 0, gone: 0 }
    beforeAll(async () => {
      const country_id = await firstOf(admin(), 'res.country', [['code', '=', 'BE']])
      const address = { street: 'Main 9', zip: '1000', city: 'X', country_id, email: 'a@b.c', vat: 'BE0477472701' }
      ids.company = await make(PARTNER, { name: company, is_company: true, ...address })
      ids.kid = await make(PARTNER, { name: 'Kid', parent_id: ids.company, email: 'k@b.c' })
      ids.gone = await make(PARTNER, { name: 'Gone', parent_id: ids.company, active: false })
    })

    it.each([
      ['"att2 N" <n@x.y>', 'att2 N', 'n@x.y'],
      ['"A, B" <c@d.e>', 'A, B', 'c@d.e'],
      ['Some One <X@Y.Z> rest', 'Some One', 'x@y.z'],
      ['Name a@b.c', 'Name', 'a@b.c'],
      ['<q@b.c>', 'q@b.c', 'q@b.c'],
      ['"only quotes"', '"only quotes"', false],
    ])('name_create of %s', async (text, name, email) => {
      const [id] = (await admin().call(PARTNER, 'name_create', [text])) as [number, string]
      keep(PARTNER, { id })
      expect(await read(PARTNER, id, ['name', 'email'])).toMatchObject({ name, email })
    })

    it('names with what the context asks for', async () => {
      const context = { show_address: 1, show_email: 1, show_vat: 1 }
      const names = (await admin().call(PARTNER, 'name_search', [company], { context })) as [number, string][]
      const address = 'Main 9\n1000 X\nBelgium'
      expect(new Map(names).get(ids.company)).toBe(
        ofSeries(target(), {
          14: `${company}\n${address} <a@b.c> ‒ BE0477472701`,
          19: `${company} <a@b.c>\n${address}\n BE0477472701`,
        }),
      )
      const { display_name } = await read(PARTNER, ids.company, ['display_name'], { context: { show_email: 1 } })
      expect(display_name).toBe(ofSeries(target(), { 14: company, 19: `${company} <a@b.c>` }))
    })

    it('fields that are made of others', async () => {
      const fields = ['contact_address', 'email_formatted', 'commercial_company_name']
      const values = { contact_address: `${company}\nMain 9\n\n1000 X\nBelgium`, commercial_company_name: company }
      expect(await read(PARTNER, ids.kid, fields)).toMatchObject({ ...values, email_formatted: '"Kid" <k@b.c>' })
    })

    it('an empty tax number of a contact gives way to that of the company, up to 16', async () => {
      const parent_id = await make(PARTNER, { name: uniqueName('company') })
      const id = await make(PARTNER, { name: uniqueName('contact'), parent_id, vat: '' })
      const vat = ofSeries(target(), { 14: false, 19: '' })
      expect(await admin().call(PARTNER, 'read', [[id], ['vat']])).toEqual([{ id, vat }])
    })

    it('who else has a number, archived ones too, but for one’s own contacts', async () => {
      const vat = uniqueName('vat')
      const one = await make(PARTNER, { name: uniqueName('one'), vat })
      const contact = await make(PARTNER, { name: uniqueName('contact'), parent_id: one, vat })
      const same = async (id: number) =>
        [(await read(PARTNER, id, ['same_vat_partner_id'])).same_vat_partner_id].flat()[0]
      expect([await same(one), await same(contact)]).toEqual([false, false])
      const other = await make(PARTNER, { name: uniqueName('other'), vat, active: false })
      expect([await same(one), await same(other)]).toEqual([other, one])
    })

    it('archived contacts are none of their company', async () => {
      const options = { context: { active_test: false } }
      expect(await read(PARTNER, ids.company, ['child_ids'], options)).toMatchObject({ child_ids: [ids.kid] })
    })

    describe('defaults of the context are told as fields have them', () => {
      it.each([
        ['color', '3', 3],
        ['color', 3.7, 3],
        ['is_company', 'x', true],
        ['is_company', '', false],
        ['partner_latitude', '1.5', 1.5],
        ['name', 5, '5'],
        ['country_id', true, false],
      ])('%s: %j is %j', async (field, value, expected) => {
        const context = { [`default_${field}`]: value }
        expect(await admin().call(PARTNER, 'default_get', [[field]], { context })).toEqual({ [field]: expected })
      })

      it.each([
        ['date_order', '2024-01-02', '2024-01-02 00:00:00'],
        ['validity_date', '2024-01-02 03:04:05', '2024-01-02'],
      ])('%s: %s is %s', async (field, value, expected) => {
        const context = { [`default_${field}`]: value }
        expect(await admin().call('sale.order', 'default_get', [[field]], { context })).toEqual({ [field]: expected })
      })

      it('no number is none', async () => {
        const context = { default_color: 'x' }
        expect(await raised(admin().call(PARTNER, 'default_get', [['color']], { context }))).toBe('ValueError')
      })
    })
  },
  FEATURE,
)
