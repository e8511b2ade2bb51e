/** Writes whose answers are lost, visitors that act at once, journals that are not ours, listeners that are left. */
import { inspect } from 'node:util'
import { Sandbox } from '@ooor/sandbox'
import { ConnectionLostError, connect, type HttpAdapter, isOoorError, OutcomeUnknownError } from 'ooor'
import { type ImportJournal, importer } from 'ooor/transfer'
import { describe, expect, it } from 'vitest'
import { rejection } from '../support/failure.ts'
import { fault, result, scriptedOdoo } from '../support/scripted-adapter.ts'

describe('the master password', () => {
  const SECRET = 'master-secret-7'
  let echo: string
  it.each(['6.1', '8.0', '14.0', '17.0', '19.0', '19.1'])(
    'is in no error of a server that says it back, on %s',
    async (series) => {
      for (const kind of ['fault', 'page', 'html 500', 'plain']) {
        const adapter = scriptedOdoo(series, (path, { body }) => {
          const text = String(body)
          if (path.endsWith('/list') || text.includes('"list"') || text.includes('<methodName>list')) {
            return text.includes('<?xml')
              ? {
                  body: '<?xml version="1.0"?><methodResponse><params><param><value><array><data><value><string>old</string></value></data></array></value></param></params></methodResponse>',
                }
              : result(['old'])
          }
          if (path.endsWith('/manager')) return { body: '<html>the page of databases</html>' }
          if (text.includes('<?xml')) {
            return {
              body: `<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><string>${echo}</string></value></member><member><name>faultString</name><value><string>${echo}</string></value></member></struct></value></fault></methodResponse>`,
            }
          }
          if (kind === 'fault') return fault('builtins.Exception', echo)
          if (kind === 'page') return { body: `<div class="alert alert-danger">Database error: ${echo}</div>` }
          return kind === 'plain' ? { body: echo } : { status: 500, body: `<html><title>${echo}</title>${echo}</html>` }
        })
        const odoo = connect('http://host/old', { adapter, series, retry: false })
        const { databases } = await odoo.admin({ masterPassword: SECRET })
        const asked = [
          () => databases.create('new', { password: 'other-secret-8' }),
          () => databases.drop('old', { confirm: 'old' }),
          () => databases.duplicate('old', 'new'),
          () => databases.rename('old', 'new'),
          () => databases.backup('old'),
          () => databases.restore('new', new Uint8Array([1])),
        ]
        for (const [at, ask] of asked.entries()) {
          echo = at === 0 ? `it was ${SECRET}, and other-secret-8` : `it was ${SECRET}`
          const error = await rejection(ask())
          const shown = inspect([error, databases, odoo], { depth: 20, showHidden: true }) + JSON.stringify(error)
          expect(shown.match(/.{0,80}secret-[78].{0,80}/)?.[0], `${kind} ${String(ask)}`).toBeUndefined()
        }
      }
    },
  )
})

describe('a journal', () => {
  it('that is not ours is refused, or read as far as it is one', async () => {
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
    const head = JSON.stringify({ run: 'a', model: 'res.partner', key: 'ref', batch: 2 })
    const lines = [
      ['{"run":7}'],
      ['{"run":"a","model":"res.partner","key":"ref"}'],
      ['{"run":"a","model":"res.partner","key":"ref","batch":"x"}'],
      ['{"run":"a","model":"res.partner","key":"ref","batch":-1}'],
      ['{"run":"a","model":"res.partner","key":"ref","batch":1e99}'],
      [head, '{"batch":0,"making":null}'],
      [head, '{"batch":0,"making":7}'],
      [head, '{"making":{}}'],
      [head, '{"done":0}'],
      [head, '{"done":"0","made":"x","hash":null}'],
      [head, '[]', '7', '"x"', 'null', '{"__proto__":1}'],
    ]
    for (const read of lines) {
      const journal: ImportJournal = { read: async () => read, append: async () => {} }
      const work = importer(odoo.model('res.partner'), { match: ['ref'], journal } as never)
      const error = await rejection(work.run([{ ref: 'J1', name: 'J' }] as never))
      expect(error === undefined || isOoorError(error), `${read.join()} ${String(error)}`).toBe(true)
      expect(await odoo.model('res.partner').where({ ref: 'J1' }).count(), read.join()).toBeLessThan(2)
    }
    await odoo.close()
  })
})

describe.each(['14.0', '19.0'])('visitors at once, on %s', (series) => {
  it('have each their own, whoever logs in meanwhile', async () => {
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series }).adapter })
    const visitors = Array.from({ length: 6 }, () => odoo.visitor())
    const work = visitors.map(async (visitor, at) => {
      await visitor.cart.add(5, at + 1)
      const login = at === 2 ? visitor.login('portal', 'portal') : at === 4 ? visitor.login('demo', 'demo') : undefined
      const [contents] = await Promise.all([visitor.cart.contents(), visitor.orders(), login])
      expect(contents.quantity).toBe(at + 1)
      if (at !== 2 && at !== 4) {
        const { countries } = await visitor.checkout.address()
        const countryId = countries[0]?.id ?? 0
        const answer = await visitor.checkout.setAddress({
          name: `V${at}`,
          email: `v${at}@example.com`,
          phone: '1',
          street: 'S',
          city: 'C',
          zip: '1',
          countryId,
          stateId: 0 as never,
        })
        const [form, quantity] = await Promise.all([visitor.checkout.address(), visitor.cart.quantity()])
        if (answer.accepted) expect(form.fields.find(({ name }) => name === 'name')?.value).toBe(`V${at}`)
        expect(quantity).toBe(at + 1)
      }
      expect(await visitor.cart.quantity()).toBe(at + 1)
    })
    await Promise.all(work)
    expect(new Set(visitors.map(({ id }) => id)).size).toBe(6)
    await odoo.close()
  })
})

describe.each(['14.0', '19.0'])('a wizard on %s whose answers are lost', (series) => {
  it('runs no button twice by itself, and says that nobody knows', async () => {
    for (const lost of [/\/create$|web_save$/, /change_password_button$/]) {
      const sent: string[] = []
      const { adapter } = new Sandbox({ series })
      const losing: HttpAdapter = {
        ...adapter,
        close: () => adapter.close(),
        send: async (request) => {
          const path = new URL(request.url).pathname
          const response = await adapter.send(request)
          if (!lost.test(path)) return response
          sent.push(path)
          throw new ConnectionLostError('the connection broke', { sent: true, call: request.call })
        },
      }
      const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: losing })
      const [user] = await odoo.model('res.users').limit(1)
      const wizard = await odoo.model('res.users').wizard('change.password.wizard', { on: user as never })
      const error = await rejection(wizard.run('change_password_button'))
      expect(error).toBeInstanceOf(OutcomeUnknownError)
      expect(sent).toHaveLength(1)
      await odoo.close()
    }
  })
})
