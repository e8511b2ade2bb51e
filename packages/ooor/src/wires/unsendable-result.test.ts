import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import { ResultLostError } from '../errors/index.ts'
import { connect } from '../index.ts'

/** A fault of `/xmlrpc/2` while the answer was written, with the functions that its traceback names. */
function writingFault(message: string, ...functions: string[]): ScriptedAnswer {
  const frames = ['_xmlrpc', 'dumps', 'dumps', '__dump', ...functions].map(
    (name) => `  File "client.py", line 514, in ${name}`,
  )
  const text = `Traceback (most recent call last):\n${frames.join('\n')}\nTypeError: ${message}\n`
  const escaped = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const fault = (code: string) =>
    `<?xml version='1.0'?><methodResponse><fault><value><struct><member><name>faultCode</name><value>${code}</value></member><member><name>faultString</name><value><string>${escaped}</string></value></member></struct></value></fault></methodResponse>`
  return { body: fault('<int>1</int>') }
}

const LOGIN =
  "<?xml version='1.0'?><methodResponse><params><param><value><int>2</int></value></param></params></methodResponse>"
const ROWS =
  "<?xml version='1.0'?><methodResponse><params><param><value><array><data/></array></value></param></params></methodResponse>"
const NONE = 'cannot marshal None unless allow_none is enabled'

function serverOf(series: string, answer: ScriptedAnswer, jsonrpc?: ScriptedAnswer) {
  const adapter = scriptedOdoo(series, (path, { body }) => {
    if (path === '/jsonrpc') return jsonrpc ?? { status: 404, body: '<h1>It works!</h1>' }
    if (path.endsWith('/common')) return { body: LOGIN }
    return String(body).includes('res.users') ? { body: ROWS } : answer
  })
  const odoo = connect({
    url: 'http://host',
    database: 'db',
    username: 'admin',
    password: 'admin',
    wire: 'xmlrpc2',
    adapter,
  })
  const asked = () => adapter.requests.map(({ url }) => new URL(url).pathname)
  return { odoo, asked }
}

describe('a result that XML-RPC cannot carry', () => {
  it('is null only when it is None as a whole', async () => {
    const { odoo } = serverOf('16.0', writingFault(NONE, 'dump_nil'))
    expect(await odoo.call('ir.rule', 'clear_cache')).toBeNull()
  })

  it.each([
    ['a struct', ['dump_struct', '__dump', 'dump_nil']],
    ['a list', ['dump_array', '__dump', 'dump_nil']],
    ['a frozen context', ['dump_frozen_dict', 'dump_struct', '__dump', 'dump_nil']],
  ])('is asked for over JSON when None is inside %s and nothing changes', async (_, functions) => {
    const answer = { name: 'Zoe', barcode: null }
    const { odoo, asked } = serverOf('17.0', writingFault(NONE, ...functions), result(answer))
    expect(await odoo.call('res.partner', 'default_get', [['name', 'barcode']])).toEqual(answer)
    expect(asked().slice(-2)).toEqual(['/xmlrpc/2/object', '/jsonrpc'])
  })

  it('is an error that says what to do, where there is no JSON', async () => {
    const { odoo } = serverOf('17.0', writingFault(NONE, 'dump_struct', '__dump', 'dump_nil'))
    const error = await failure(odoo.call('res.partner', 'default_get', [['barcode']]))
    expect(error).toBeInstanceOf(ResultLostError)
    expect(error.message).toMatch(/res\.partner\.default_get has run.*None inside.*wire 'web'/)
  })

  it('has run also where the server keeps its traceback to itself', async () => {
    const said = "cannot marshal <class 'odoo.api.mail.activity'> objects"
    const { odoo } = serverOf('18.0', {
      body: `<?xml version='1.0'?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1</int></value></member><member><name>faultString</name><value><string>${said.replaceAll('<', '&lt;')}</string></value></member></struct></value></fault></methodResponse>`,
    })
    expect(await failure(odoo.call('res.partner', 'activity_schedule', [[1]]))).toBeInstanceOf(ResultLostError)
  })

  it.each([
    ['an action with None inside', NONE, ['dump_struct', '__dump', 'dump_nil']],
    ['records', "cannot marshal <class 'odoo.api.mail.activity'> objects", []],
    ['a large number', 'int exceeds XML-RPC limits', ['dump_long']],
  ])('of a method that changes things has run, and is not called again: %s', async (_, message, functions) => {
    const { odoo, asked } = serverOf('18.0', writingFault(message, ...functions), result(true))
    const error = await failure(odoo.call('res.partner', 'activity_schedule', [[1]]))
    expect(error).toBeInstanceOf(ResultLostError)
    expect(error.message).toContain('res.partner.activity_schedule has run')
    expect(asked().filter((path) => path === '/xmlrpc/2/object')).toHaveLength(2)
    expect(asked()).not.toContain('/jsonrpc')
  })
})
