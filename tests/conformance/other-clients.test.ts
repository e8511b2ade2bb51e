import { describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, onTriedSeries, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What clients in other languages ask for and see, where it is not what this library asks for. */
describeTargets(
  'other clients',
  (target) => {
    const { admin, demo, portal, make } = demoUsers(target)
    onTriedSeries(target, [18])

    /** A call as XML, and the answer's text without its line breaks. */
    async function xml(model: string, method: string, args: string, kwargs = ''): Promise<string> {
      const uid = (await admin().call('res.users', 'search', [[['login', '=', 'admin']]])) as number[]
      const values = [
        ...[`<string>${target().database}</string>`, `<int>${uid[0]}</int>`, '<string>admin</string>'],
        ...[`<string>${model}</string>`, `<string>${method}</string>`, args],
        ...(kwargs === '' ? [] : [`<struct>${kwargs}</struct>`]),
      ]
      const params = values.map((value) => `<param><value>${value}</value></param>`).join('')
      const answer = await fetch(`${target().url}/xmlrpc/2/object`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: `<?xml version="1.0"?><methodCall><methodName>execute_kw</methodName><params>${params}</params></methodCall>`,
      })
      return (await answer.text()).replaceAll('\n', '')
    }

    /** The text of a JSON answer, and its cookie. */
    async function post(path: string, params: object, cookie = '') {
      const answer = await fetch(target().url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, params }),
      })
      const given = answer.headers.getSetCookie().find((one) => one.startsWith('session_id='))
      return { text: await answer.text(), cookie: given?.split(';')[0] ?? cookie, status: answer.status }
    }

    const list = (...values: (number | string)[]) =>
      `<array><data>${values.map((value) => `<value>${typeof value === 'number' ? `<int>${value}</int>` : `<string>${value}</string>`}</value>`).join('')}</data></array>`

    describe('numbers', () => {
      it('are doubles in XML where a field has floats, and integers where it has none', async () => {
        const id = await make('product.template', { name: uniqueName('float'), list_price: 750 })
        const read = await xml(
          'product.template',
          'read',
          `<array><data><value>${list(id)}</value><value>${list('list_price', 'website_sequence')}</value></data></array>`,
        )
        expect(read).toContain('<name>list_price</name><value><double>750.0</double></value>')
        expect(read).toMatch(/<name>website_sequence<\/name><value><int>\d+<\/int><\/value>/)
      })

      it('have a point in JSON likewise, also in groups and defaults', async () => {
        const [one, two] = [uniqueName('float'), uniqueName('float')]
        await make('product.template', { name: one, list_price: 2 })
        await make('product.template', { name: two, list_price: 3 })
        const { cookie } = await post('/web/session/authenticate', {
          ...{ db: target().database, login: 'admin', password: 'admin' },
        })
        const call = async (method: string, args: unknown[], model = 'product.template') =>
          (await post('/web/dataset/call_kw', { model, method, args, kwargs: {} }, cookie)).text.replaceAll('": ', '":')
        const domain = [['name', 'in', [one, two]]]
        expect(await call('search_read', [domain, ['list_price'], 0, 1, 'id'])).toContain('"list_price":2.0')
        expect(await call('read_group', [domain, ['list_price:sum'], []])).toContain('"list_price":5.0')
        // Products ask it of records on 18.
        expect(await call('default_get', [['list_price']], 'product.product')).toContain('"list_price":1.0')
        expect(await call('search_read', [domain, ['list_price'], 0, 0])).not.toContain('list_price":2,')
      })
    })

    describe('rights', () => {
      const check = (user: typeof admin, ...args: unknown[]) => user().call('ir.model.access', 'check', args)

      it('are told by a call', async () => {
        expect(await check(admin, 'res.partner')).toBe(true)
        expect(await check(admin, 'ir.config_parameter', 'write')).toBe(true)
        expect(await check(demo, 'res.partner', 'read')).toBe(true)
        expect(await check(demo, 'ir.config_parameter', 'write', false)).toBe(false)
        expect(await check(portal, 'ir.model', 'unlink', false)).toBe(false)
        expect((await failure(check(demo, 'ir.config_parameter', 'write'))).name).toBe('AccessError')
        expect((await failure(check(admin, 'no.such.model', 'write'))).name).toBe('AccessError')
        expect((await failure(check(admin, 'res.partner', 'nosuch'))).message).toContain('Invalid access mode')
      })

      it('stand in rows for administrators', async () => {
        const domain = [['model_id.model', '=', 'res.country']]
        const names = ['perm_read', 'perm_write', 'perm_create', 'perm_unlink', 'active']
        const rows = (await admin().call('ir.model.access', 'search_read', [domain, names])) as Record<
          string,
          unknown
        >[]
        const rights = rows.map(({ id: _, ...others }) => others)
        const [all, reads] = [true, false].map((may) => ({
          ...{ perm_read: true, perm_write: may, perm_create: may, perm_unlink: may, active: true },
        }))
        expect(rights).toContainEqual(all)
        expect(rights).toContainEqual(reads)
        expect((await failure(demo().call('ir.model.access', 'search_read', [domain, names]))).name).toBe('AccessError')
      })
    })

    it('find wizards in the list of models', async () => {
      const names = ['base.language.install', 'base.module.upgrade', 'res.partner', 'res.users.apikeys.description']
      const rows = await admin().call('ir.model', 'search_read', [[['model', 'in', names]], ['model', 'transient']], {
        order: 'model',
      })
      expect((rows as Record<string, unknown>[]).map(({ model, transient }) => [model, transient])).toEqual(
        names.map((name) => [name, name !== 'res.partner']),
      )
    })

    it('are told which models there are for them', async ({ skip }) => {
      skip(!target().has('a picker of models'))
      const available = async (user: typeof admin) =>
        (await user().call('ir.model', 'get_available_models', [])) as { model: string; display_name: string }[]
      const contact = { model: 'res.partner', display_name: 'Contact' }
      const parameters = expect.objectContaining({ model: 'ir.config_parameter' })
      const wizard = expect.objectContaining({ model: 'base.language.install' })
      const [admins, demos] = [await available(admin), await available(demo)]
      expect(admins).toContainEqual(contact)
      expect(admins).toContainEqual(parameters)
      expect(admins).not.toContainEqual(wizard)
      expect(demos).toContainEqual(contact)
      expect(demos).not.toContainEqual(parameters)
      expect(await available(portal)).toEqual([])
      expect(
        await demo().call('ir.model', 'display_name_for', [['no.such', 'res.partner', 'base.language.install']]),
      ).toEqual([
        contact,
        { model: 'no.such', display_name: 'no.such' },
        { model: 'base.language.install', display_name: 'base.language.install' },
      ])
    })

    it('are told in words that a contact has no name, if they speak a language', async () => {
      const nameless = (context: object) => admin().call('res.partner', 'create', [{}], { context })
      expect((await failure(nameless({ lang: 'en_US' }))).message).toContain('Contacts require a name')
    })

    it('see what an empty list is in an export', async () => {
      const id = await make('res.partner', { name: uniqueName('export') })
      const nothing = target().has('empty exports are texts') ? '' : false
      const exported = async (...fields: string[]) =>
        ((await admin().call('res.partner', 'export_data', [[id], fields])) as { datas: unknown[][] }).datas
      expect(await exported('category_id')).toEqual([[nothing]])
      expect(await exported('category_id/name')).toEqual([[nothing]])
      expect(await exported('category_id/id')).toEqual([[nothing]])
      expect(await exported('category_id/name', 'category_id/id')).toEqual([['', nothing]])
    })

    it('get the languages before they log in', async () => {
      const { text } = await post('/web/session/get_lang_list', {})
      const { result } = JSON.parse(text) as { result: [string, string][] }
      expect(result).toContainEqual(['fr_FR', 'French / Français'])
    })

    it('number records over the web', async ({ skip }) => {
      skip(!target().has('numbering over the web'))
      const tags = [
        await make('res.partner.category', { name: uniqueName('tag'), color: 0 }),
        await make('res.partner.category', { name: uniqueName('tag'), color: 0 }),
      ]
      const { cookie } = await post('/web/session/authenticate', {
        ...{ db: target().database, login: 'admin', password: 'admin' },
      })
      const model = 'res.partner.category'
      const numbered = async (params: object) =>
        (JSON.parse((await post('/web/dataset/resequence', params, cookie)).text) as { result?: unknown }).result
      expect(await numbered({ model, ids: tags })).toBe(false)
      expect(await numbered({ model, ids: tags.toReversed(), field: 'color', offset: 4 })).toBe(true)
      expect(await admin().call(model, 'read', [tags, ['color']])).toEqual([
        { id: tags[0], color: 5 },
        { id: tags[1], color: 4 },
      ])
    })

    it('ask for names of fields alone', async ({ skip }) => {
      skip(!target().has('fields_get_keys'))
      const names = await demo().call('res.country', 'fields_get_keys', [])
      expect(names).toEqual(expect.arrayContaining(['id', 'name', 'code', 'currency_id', 'create_date']))
      if (!target().has('get_xml_id')) return
      const told = await admin().call('res.country', 'get_xml_id', [[233]])
      expect(told).toEqual(await admin().call('res.country', 'get_external_id', [[233]]))
    })

    it('go on as the superuser, where they are administrators', async () => {
      const homes = target().major >= 18 ? '/odoo' : '/web'
      for (const [login, home] of [
        ['admin', homes],
        ['demo', homes],
        ['portal', '/my'],
      ] as const) {
        const before = await post('/web/session/authenticate', {
          ...{ db: target().database, login, password: login },
        })
        const answer = await fetch(`${target().url}/web/become`, {
          headers: { cookie: before.cookie },
          redirect: 'manual',
        })
        expect(new URL(answer.headers.get('location') ?? '', target().url).pathname).toBe(home)
        const given = answer.headers.getSetCookie().find((one) => one.startsWith('session_id='))
        const { text } = await post('/web/session/get_session_info', {}, given?.split(';')[0] ?? before.cookie)
        const { result } = JSON.parse(text) as { result: { uid: number; username: string } }
        expect(result.username).toBe(login === 'admin' ? '__system__' : login)
      }
    })
  },
  'rights by calls',
)
