/** What a server may say: texts made to take long, and answers that no server should give. */
import { connect, isOoorError, type OoorError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { result, type ScriptedAnswer, scriptedAdapter, scriptedOdoo } from '../support/scripted-adapter.ts'
import { repeated, SEEDS_OF_LONG_TEXTS } from './support/long-texts.ts'

/** What takes the square of that does not end within a test's time. */
const LONG = 200_000
const TEXTS = SEEDS_OF_LONG_TEXTS.map((text) => repeated(text, LONG))

const NAMES = ['UserError', 'ValueError', 'TypeError', 'KeyError', 'AttributeError', 'AccessError', 'except_orm', '']

function connected(answer: (path: string) => ScriptedAnswer) {
  return connect('http://admin:admin@host/db', {
    adapter: scriptedOdoo('19.0', (path) =>
      path === '/web/session/authenticate'
        ? result({ uid: 2, db: 'db', user_context: {} }, 'session_id=x')
        : answer(path),
    ),
    retry: false,
    wire: 'web',
  })
}

describe('texts of the server take no longer than they are', () => {
  it('as the words and traceback of an exception', async () => {
    for (const text of TEXTS) {
      for (const name of NAMES) {
        const data = { name, message: text, debug: text, arguments: [text, text] }
        const body = JSON.stringify({ error: { code: 200, message: text, data } })
        const odoo = connected(() => ({ body }))
        const error = await failure(odoo.model('res.partner').raw.call('write', [[1], { name: 'x' }]))
        expect(isOoorError(error)).toBe(true)
      }
    }
  })

  it('as those of a record that is not saved', async () => {
    const fields = { name: { type: 'char', string: 'Name' } }
    for (const text of TEXTS) {
      const odoo = connected((path) =>
        path.endsWith('fields_get')
          ? result(fields)
          : { body: JSON.stringify({ error: { code: 200, data: { name: 'ValidationError', message: text } } }) },
      )
      const partner = await odoo.model('res.partner').build({ name: 'x' })
      const outcome = await partner.save().catch((error: unknown) => error)
      expect(typeof outcome === 'boolean' || isOoorError(outcome)).toBe(true)
    }
  })

  it('as the faults of older wires', async () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    for (const text of TEXTS) {
      for (const code of [
        `<string>${escaped(text)}</string>`,
        `<string>warning -- ${escaped(text)}\n\n${escaped(text)}</string>`,
        '<int>1</int>',
        '<int>2</int>',
      ]) {
        const fault = `<struct><member><name>faultCode</name><value>${code}</value></member><member><name>faultString</name><value><string>${escaped(text)}</string></value></member></struct>`
        const body = `<?xml version='1.0'?><methodResponse><fault><value>${fault}</value></fault></methodResponse>`
        const adapter = scriptedAdapter((request) =>
          request.url.endsWith('version_info') ? result({ server_serie: '14.0' }) : { body },
        )
        const odoo = connect('http://admin:admin@host/db', { adapter, wire: 'xmlrpc', retry: false })
        expect(isOoorError(await failure(odoo.call('res.partner', 'read', [[1]])))).toBe(true)
      }
    }
  })

  it('as pages, forms and lists', async () => {
    for (const text of TEXTS) {
      for (const page of [text, `<html>${text}`, `<html><title>${text}`, `was not found on the server. ${text}`]) {
        for (const status of [200, 404, 500]) {
          const odoo = connected(() => ({ status, body: page }))
          expect(isOoorError(await failure(odoo.request('/route')))).toBe(true)
        }
        const odoo = connected(() => ({ body: page }))
        await odoo.defaultSession.csrfToken().catch(() => {})
        const file = new File(['x'], 'x.txt')
        await odoo.defaultSession.upload(file, { model: 'res.partner', id: 1 }).catch(() => {})
        await odoo
          .visitor()
          .login('a', 'b', { via: 'form' })
          .catch(() => {})
      }
    }
  })
})

describe('answers that no server should give are errors of ours', () => {
  const errorOf = async (answer: ScriptedAnswer): Promise<OoorError> => {
    const error = await failure(connected(() => answer).request('/route'))
    expect([JSON.stringify(answer).slice(0, 200), isOoorError(error)]).toEqual([expect.anything(), true])
    return error as OoorError
  }

  it('exceptions with names and words of any kind', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 5, null, {}, [], true]) {
      for (const message of ['x', 5, null, {}, [1], true, undefined]) {
        const data = { name, message, debug: message, arguments: message, context: message, type: name }
        await errorOf({ body: JSON.stringify({ error: { code: message, message, data } }) })
        await errorOf({ body: JSON.stringify({ error: { code: 200, data } }) })
      }
    }
    for (const error of ['x', 5, true, [], [5], { data: 5 }, { data: [] }, { data: null }]) {
      await errorOf({ body: JSON.stringify({ error }) })
    }
  })

  it('the same on JSON-2', async () => {
    for (const name of ['constructor', '__proto__', 5, null]) {
      for (const message of ['x', 5, null, {}, [1]]) {
        const body = JSON.stringify({ name, message, debug: message, arguments: message, context: message })
        const adapter = scriptedOdoo('19.0', () => ({ status: 422, body }))
        const odoo = connect({ url: 'http://host', database: 'db', apiKey: 'k'.repeat(40) }, { adapter, retry: false })
        expect(isOoorError(await failure(odoo.call('res.partner', 'read', [[1]])))).toBe(true)
      }
    }
  })

  it('redirects to nowhere', async () => {
    for (const location of ['http://[bad', 'http://', 'https://%', 'http://a b']) {
      const redirect = { status: 303, headers: [['location', location]] as const }
      expect((await errorOf(redirect)).name).toBe('RedirectError')
      const error = await failure(connected(() => redirect).defaultSession.csrfToken())
      expect(error.name).toBe('RedirectError')
    }
  })

  it('fields of which nothing is said', async () => {
    const odoo = connected((path) =>
      path.endsWith('fields_get') ? result({ name: { type: 'char' }, odd: null, other: 5, more: [] }) : result([]),
    )
    const schema = await odoo.model('res.partner').schema()
    expect([...schema.fields.keys()]).toContain('name')
    expect(schema.fields.has('odd')).toBe(false)
  })
})
