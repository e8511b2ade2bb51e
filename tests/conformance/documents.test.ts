import type { Connection } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { connectAs, once, onTriedSeries, raised, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Record<string, unknown>

/** What clients ask of records that they are about to open, to copy or to talk about. */
describeTargets(
  'documents',
  (target) => {
    const admin = once(() => connectAs(target()))
    const portal = once(() => connectAs(target(), 'portal'))
    afterAll(() => Promise.all([admin().close(), portal().close()]))
    const keep = tidy(admin)
    onTriedSeries(target)
    const is19 = () => target().major >= 19

    const call = (model: string, method: string, args: readonly unknown[], named = {}, as: Connection = admin()) =>
      raised(as.call(model, method, args, named))
    const make = async (model: string, values: object) => {
      const id = (await admin().call(model, 'create', [values])) as number
      keep(model, { id })
      return id
    }
    const partner = () => make('res.partner', { name: uniqueName('document') })

    it('are opened in a form', async () => {
      const id = await partner()
      expect(await call('res.partner', 'get_formview_id', [[id]])).toBe(false)
      expect(await call('res.partner', 'get_formview_action', [[id]])).toMatchObject({
        ...{ type: 'ir.actions.act_window', res_model: 'res.partner', target: 'current', res_id: id },
        views: [[false, 'form']],
      })
      expect(await call('res.partner', 'get_formview_action', [[]])).toMatchObject({ res_id: false })
      expect(await call('res.partner', 'get_formview_action', [[id, id + 1]])).toBe('ValueError')
      expect(await call('res.partner', 'view_header_get', [false, 'form'])).toBe(false)
    })

    it('tell what a copy would be made of', async () => {
      const name = uniqueName('copied')
      const id = await make('res.partner.category', { name, color: 5 })
      const [first] = [(await call('res.partner.category', 'copy_data', [[id]])) as Row | Row[]].flat()
      expect(first).toMatchObject({ color: 5, active: true, parent_id: false })
      expect(first).not.toHaveProperty('id')
      const given = [(await call('res.partner.category', 'copy_data', [[id], { name: 'x' }])) as Row | Row[]].flat()
      expect(given[0]).toMatchObject({ name: 'x', color: 5 })
      expect(await call('res.partner', 'copy_data', [[]])).toEqual(is19() ? [] : 'ValueError')
      expect(await call('res.partner', 'copy_data', [[999_999_999]])).toBe('MissingError')
    })

    it('count the colours of a board', async () => {
      if (!is19()) return
      const [id, other] = [await make('res.partner', { name: uniqueName('board'), type: 'invoice' }), await partner()]
      const domain = [['id', 'in', [id, other]]]
      const bar = { field: 'type', colors: { contact: 'success', invoice: 'danger' } }
      expect(await call('res.partner', 'read_progress_bar', [domain, 'active', bar])).toEqual({
        True: { contact: 1, invoice: 1 },
      })
      expect(await call('res.partner', 'read_progress_bar', [domain, 'country_id', bar])).toEqual({
        False: { contact: 1, invoice: 1 },
      })
      expect(
        await call('res.partner', 'read_progress_bar', [domain, 'active', { ...bar, field: 'is_company' }]),
      ).toEqual({})
      expect(await call('res.partner', 'read_progress_bar', [domain, 'active', 5])).toBe('TypeError')
      expect(await call('res.partner', 'read_progress_bar', [domain, 'nosuch', bar])).toBe('ValueError')
    })

    it('tell translations of what is translated', async () => {
      if (!is19()) return
      const id = await partner()
      expect(await call('res.partner', 'get_field_translations', [[id], 'comment'])).toEqual([
        [],
        { translation_type: 'text', translation_show_source: false },
      ])
      expect(await call('res.partner', 'get_field_translations', [[], 'comment'])).toBe('ValueError')
      expect(await call('res.partner', 'get_field_translations', [[id], 'nosuch'])).toBe('KeyError')
      expect(await call('res.partner', 'update_field_translations', [[], 'name', {}])).toBe('ValueError')
    })

    describe('views', () => {
      it.each([
        [[[[999_999_999, 'form']]], 'MissingError'],
        [[[], 5], 'AttributeError'],
        [[[[false, 'form']], 'x'], 'TypeError'],
        [[[]], { views: {}, models: {} }],
      ])('%j', async (args, expected) => {
        if (is19()) expect(await call('res.partner', 'get_views', args)).toEqual(expected)
      })
    })

    // `ooor` minds such languages itself, so the server is asked without it.
    describe('languages that are not there', () => {
      const asked = async (service: string, method: string, args: unknown): Promise<unknown> => {
        const answer = await fetch(`${target().url}/jsonrpc`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, params: { service, method, args } }),
        })
        const body = (await answer.json()) as { readonly result?: unknown; readonly error?: { data: { name: string } } }
        return body.error === undefined ? body.result : body.error.data.name.replace(/^.*\./, '')
      }

      it('are minded once something is looked up', async () => {
        if (!is19()) return
        const id = await partner()
        const uid = await asked('common', 'login', [target().database, 'admin', 'admin'])
        const said = (model: string, method: string, ...args: unknown[]) =>
          asked('object', 'execute_kw', [
            ...[target().database, uid, 'admin', model, method, args],
            { context: { lang: 'xx_YY' } },
          ])
        expect(await said('res.partner', 'read', [id], ['email'])).toBe('UserError')
        expect(await said('res.partner', 'search_count', [])).toBe('UserError')
        expect(await said('res.partner', 'fields_get', ['name'])).toBe('UserError')
        expect(await said('res.partner', 'fields_get', ['name'], ['type'])).toEqual({ name: { type: 'char' } })
        expect(await said('res.partner', 'read', [], ['email'])).toEqual([])
        expect(await said('res.partner', 'search', [['id', 'in', []]])).toEqual([])
        expect(await said('res.partner', 'read', [id], ['nosuch'])).toBe('ValueError')
        expect(await said('res.partner', 'has_access', [], 'read')).toBe(true)
        const uuid = [['key', '=', 'database.uuid']]
        expect(await said('ir.config_parameter', 'search', uuid, 0, 1, 'id')).toEqual([expect.any(Number)])
      })
    })

    describe('messages', () => {
      const post = async (values: Row): Promise<unknown> => {
        const id = await partner()
        const made = [await call('res.partner', 'message_post', [[id]], values)].flat()[0]
        if (typeof made !== 'number') return made
        const names = ['body', 'subject', 'message_type', 'attachment_ids']
        const [row] = (await admin().call('mail.message', 'read', [[made], names])) as Row[]
        return row
      }

      it.each([
        ['of no kind', { body: 'x', message_type: 'nosuch' }, 'ValueError', 'ValueError'],
        ['to somebody alone', { body: 'x', message_type: 'user_notification' }, 'ValueError', 'ValueError'],
        ['without a kind', { body: 'x', message_type: false }, 'ValidationError', 'ValidationError'],
        ['by nobody', { body: 'x', author_id: 999_999_999 }, 'MissingError', 'MissingError'],
        ['with no files', { body: 'x', attachments: 'x' }, { body: '<p>x</p>' }, 'ValueError'],
        ['to commands', { body: 'x', partner_ids: ['x'] }, 'ValueError', 'ValueError'],
        ['of nothing', { body: '' }, { body: '' }, { body: '' }],
        ['of False', { body: false }, { body: '<p>False</p>' }, { body: '<p>False</p>' }],
        ['of a list', { body: ['a'], subject: 5 }, { body: "<p>['a']</p>", subject: '5' }, { subject: '5' }],
      ])('%s', async (_, values, upTo14, since19) => {
        const expected = is19() ? since19 : upTo14
        const answer = await post(values)
        if (typeof expected === 'string') expect(answer).toBe(expected)
        else expect(answer).toMatchObject(expected)
      })

      it('bring files along, and tell what they are about to whom they name', async () => {
        expect(await post({ body: 'x', attachments: [['a.txt', 'aGk=']] })).toMatchObject({
          attachment_ids: [expect.any(Number)],
        })
        const name = uniqueName('about')
        const id = await make('res.partner', { name })
        const [made] = [await call('res.partner', 'message_post', [[id]], { body: 'x', partner_ids: [id] })].flat()
        const [row] = (await admin().call('mail.message', 'read', [[made], ['subject']])) as Row[]
        expect(row?.subject).toBe(is19() ? name : `Re: ${name}`)
      })

      it('are followed, or no longer', async () => {
        const id = await partner()
        for (const nobody of [[], null]) {
          expect(await call('res.partner', 'message_subscribe', [[id], nobody], {}, portal())).toBe(true)
          expect(await call('res.partner', 'message_unsubscribe', [[id], nobody], {}, portal())).toBe(true)
        }
        expect(await call('res.partner', 'message_subscribe', [[id], [999_999_999]])).toBe(true)
        expect(await call('res.partner', 'message_unsubscribe', [[id], [999_999_999]])).toBe(null)
        expect(await call('res.partner', 'message_subscribe', [[id], 5])).toBe('TypeError')
        expect(await call('res.partner', 'message_unsubscribe', [[id], [[1]]])).toBe('TypeError')
        expect(await call('res.partner', 'message_subscribe', [[id], ['x']])).toBe('InvalidTextRepresentation')
        expect(await call('res.partner', 'message_unsubscribe', [[id], [id]], {}, portal())).toBe('AccessError')
      })
    })

    describe('orders', () => {
      it('are locked and unlocked', async () => {
        if (!is19()) return
        const id = await make('sale.order', { partner_id: await partner() })
        const is = async () => (await admin().call('sale.order', 'read', [[id], ['state', 'locked']])) as Row[]
        expect(await call('sale.order', 'action_lock', [[id]])).toBe(null)
        expect(await is()).toMatchObject([{ state: 'draft', locked: true }])
        expect(await call('sale.order', 'action_cancel', [[id]])).toBe('UserError')
        expect(await call('sale.order', 'action_unlock', [[id]])).toBe(null)
        expect(await is()).toMatchObject([{ locked: false }])
        expect(await call('sale.order', 'action_lock', [[999_999_999]])).toBe('MissingError')
        expect(await call('sale.order', 'action_lock', [[id]], {}, portal())).toBe('AccessError')
      })

      it('have a page for their customer', async () => {
        const id = await make('sale.order', { partner_id: await partner() })
        const url = await call('sale.order', 'get_portal_url', [[id]])
        expect(url).toMatch(new RegExp(`^/my/orders/${id}\\?access_token=[0-9a-f-]{36}$`))
        expect(await call('sale.order', 'get_portal_url', [[id]])).toBe(url)
        expect(await call('sale.order', 'get_portal_url', [[]])).toBe('ValueError')
        if (is19())
          expect(await call('sale.order', 'action_preview_sale_order', [[id]])).toMatchObject({ url: `/@${url}` })
      })
    })
  },
  'documents and threads',
)
