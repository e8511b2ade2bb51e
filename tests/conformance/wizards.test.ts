import { InvalidValueError, UnknownMethodError, type Wizard } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, firstOf, once, tidy, uniqueName } from './help.ts'
import { removeSales } from './sales.ts'
import { describeTargets } from './targets.ts'

describeTargets('wizards', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const clean = tidy(admin)

  /** A user of this test's own. */
  const someone = async () => {
    const login = uniqueName('wizard').replaceAll(' ', '.').toLowerCase()
    const made = await admin().call('res.users', 'create', [{ name: login, login, password: `${login}-first` }])
    const [id = 0] = [made as number | number[]].flat()
    clean('res.users', { id })
    return { id, login }
  }

  describe('about records', () => {
    it('start with what the server proposes for them, lines too, and run', async (context) => {
      if (!target().has('wizards for passwords')) context.skip('passwords of others are set by a wizard since 7')
      const [one, other] = [await someone(), await someone()]
      const on = [one.id, other.id]
      const wizard = await admin().model('res.users').wizard('change.password.wizard', { on })
      expect(wizard.id).toBe(0)
      expect(wizard.values.user_ids).toMatchObject([
        { user_id: { id: one.id }, user_login: one.login },
        { user_id: { id: other.id }, user_login: other.login },
      ])
      await wizard.form.update('user_ids', 0, { new_passwd: 'wizard-password-1' })
      expect(await failure(wizard.run('no_such_button'))).toBeInstanceOf(UnknownMethodError)
      expect(wizard.id).toBeGreaterThan(0)
      // It stays open, and goes on with the record that is there.
      const { id } = wizard
      await wizard.set({})
      await wizard.form.update('user_ids', 1, { new_passwd: 'wizard-password-2' })
      expect((await wizard.run('change_password_button')).type).toBe('close')
      expect(wizard.id).toBe(id)
      await admin().visitor().login(one.login, 'wizard-password-1')
      await admin().visitor().login(other.login, 'wizard-password-2')
    })

    it('are about records that there are, of a model that is known', async () => {
      const users = admin().model('res.users')
      expect(await failure(users.wizard('change.password.wizard', { on: [] }))).toBeInstanceOf(InvalidValueError)
      const country = await admin().model('res.country').first()
      const foreign = users.wizard('change.password.wizard', { on: country as never })
      expect((await failure(foreign)).message).toContain('res.country')
      const nameless = admin().session().wizard('change.password.wizard', { on: 5 })
      expect((await failure(nameless)).message).toContain('whose record is 5')
    })
  })

  describe('about none', () => {
    const english = async () => {
      const [id] = (await admin().call('res.lang', 'search', [[['code', '=', 'en_US']]])) as number[]
      const values = target().has('languages in their wizard') ? { lang_ids: [id] } : { lang: 'en_US' }
      return { ...values, overwrite: false }
    }

    it('lead to their next step, which has a record already', async () => {
      const wizard: Wizard = await admin()
        .session()
        .wizard('base.language.install', { values: await english() })
      const action = await wizard.run('lang_install')
      expect(action).toMatchObject({ type: 'wizard', model: 'base.language.install', id: wizard.id })
      if (action.type !== 'wizard') return
      const next = await action.wizard()
      expect(next.id).toBe(wizard.id)
      expect(next.values.overwrite).toBe(false)
      const last = await next.run('switch_lang')
      expect(last).toMatchObject({ type: 'client', tag: 'reload_context', next: null })
    })

    it('tell what the server tells its own client, and what comes after it', async (context) => {
      if (!target().has('languages in their wizard')) context.skip('one language at a time up to 15')
      const domain = [['code', 'in', ['en_US', 'fr_FR']]]
      const lang_ids = (await admin().call('res.lang', 'search', [domain], {
        context: { active_test: false },
      })) as number[]
      const wizard = await admin()
        .session()
        .wizard('base.language.install', { values: { lang_ids, overwrite: false } })
      const action = await wizard.run('lang_install')
      expect(action).toMatchObject({ type: 'client', tag: 'display_notification', params: { type: 'success' } })
      expect(action).toMatchObject({ next: { type: 'close' } })
    })

    it('refuse buttons that are none', async () => {
      const wizard = await admin()
        .session()
        .wizard('base.language.install', { values: await english() })
      expect(await failure(wizard.run('no_such_button'))).toBeInstanceOf(UnknownMethodError)
      expect(await failure(wizard.run(''))).toBeInstanceOf(InvalidValueError)
    })
  })

  describe('of sales', () => {
    const hasInvoices = async () =>
      ((await admin().call('ir.model', 'search_count', [[['model', '=', 'account.payment.register']]])) as number) > 0

    /** An order of something that is invoiced when it is ordered. */
    const order = async () => {
      const partner = await firstOf(admin(), 'res.partner', [['is_company', '=', true]])
      const product = await firstOf(admin(), 'product.product', [['sale_ok', '=', true]])
      const line = { product_id: product, name: 'Something', product_uom_qty: 2, price_unit: 10 }
      const id = await admin().call('sale.order', 'create', [{ partner_id: partner, order_line: [[0, 0, line]] }])
      return admin()
        .model('sale.order')
        .find(id as number)
    }

    const remove = (record: { readonly id: number }, invoices: readonly number[] = []) =>
      removeSales(admin(), { orders: [record.id], invoices })

    it('are confirmed by a button that says nothing', async (context) => {
      if (target().has('workflows')) context.skip('workflows confirm orders up to 10')
      const orders = admin().model('sale.order')
      const made = await order()
      try {
        const action = await orders.press('action_confirm', { on: made })
        expect(action.type).toBe('none')
        expect(await made.state).toBe('draft')
        expect((await made.reload()).state).toBe('sale')
        const missing = orders.press('action_confirm', { on: 987_654_321 })
        expect((await failure(missing)).name).toBe('MissingError')
        expect(await failure(orders.press('no_such_button', { on: made }))).toBeInstanceOf(UnknownMethodError)
        const foreign = admin().model('res.partner').press('action_confirm', { on: made })
        expect((await failure(foreign)).message).toContain('sale.order')
      } finally {
        await remove(made)
      }
    })

    it('make an invoice, which is paid', async (context) => {
      if (!(await hasInvoices())) context.skip('there are no invoices on this server')
      const made = await order()
      const invoices: number[] = []
      try {
        await admin().model('sale.order').press('action_confirm', { on: made })
        const wizard = await admin().model('sale.order').wizard('sale.advance.payment.inv', { on: made })
        expect(wizard.values.advance_payment_method).toBe('delivered')
        await wizard.set({ advance_payment_method: 'fixed', fixed_amount: 5 })
        const action = await wizard.run('create_invoices', { context: { open_invoices: true } })
        expect(action).toMatchObject({ type: 'window', model: 'account.move', view: 'form', target: 'current' })
        if (action.type !== 'window') return
        invoices.push(action.id ?? 0)
        expect(action.ids).toEqual(invoices)
        const [invoice] = await action.records().select('state', 'invoice_line_ids')
        expect(invoice?.state).toBe('draft')
        const moves = admin().model('account.move')
        expect((await moves.press('action_post', { on: invoices })).type).toBe('none')
        const pay = await moves.press('action_register_payment', { on: invoices })
        expect(pay).toMatchObject({ type: 'wizard', model: 'account.payment.register', id: null })
        if (pay.type !== 'wizard') return
        const register = await pay.wizard()
        expect(register.values.amount).toBeGreaterThan(0)
        const paid = await register.run('action_create_payments')
        expect(paid).toMatchObject({ type: 'window', model: 'account.payment' })
        const [row] = (await admin().call('account.move', 'read', [invoices, ['payment_state']])) as object[]
        expect(row).toMatchObject({ payment_state: expect.stringMatching(/^(paid|in_payment)$/) })
      } finally {
        await remove(made, invoices)
      }
    })

    it('are sent by a dialog with a message', async ({ skip }) => {
      if (target().major < 8) skip('the sandbox has no messages up to 7')
      const made = await order()
      try {
        const action = await admin().model('sale.order').press('action_quotation_send', { on: made })
        expect(action).toMatchObject({ type: 'wizard', model: 'mail.compose.message' })
        if (action.type !== 'wizard') return
        // The template has a PDF, which not every server can make.
        const context = { default_template_id: false }
        const compose = await action.wizard({
          context,
          values: { subject: 'A subject', body: '<p>See <b>there</b></p>' },
        })
        expect(compose.values.composition_mode).toBe('comment')
        const sent = await compose.run(target().major < 14 ? 'send_mail' : 'action_send_mail')
        expect(sent.type).toMatch(/close|none/)
        const message = (await made.messages()).find(({ subject }) => subject === 'A subject')
        expect(message?.body).toContain('<b>there</b>')
        expect((await made.reload()).state).toBe('sent')
      } finally {
        await remove(made)
      }
    })
  })
})
