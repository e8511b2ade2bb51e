import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import { ArgumentsError, ServerError } from '../errors/index.ts'
import { connect } from '../index.ts'

interface Sent {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

/** The error of 8.0 for a call that does not fit, with the frames that stood above it. */
function typeError(message: string, ...frames: string[]): ScriptedAnswer {
  const above = ['_call_kw', ...frames].map((name) => `  File "main.py", line 940, in ${name}\n    return f(cr, uid)\n`)
  const debug = `Traceback (most recent call last):\n${above.join('')}TypeError: ${message}\n`
  const data = { debug, message, name: 'exceptions.TypeError', arguments: [message] }
  return {
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { message: 'OpenERP Server Error', code: 200, data } }),
  }
}

/** The same in the words of 6.1 and 7.0. */
function oldTypeError(message: string): ScriptedAnswer {
  const debug = `Server Traceback (most recent call last):\n  File "osv.py", line 183, in execute_cr\n    return getattr(object, method)(cr, uid, *args, **kw)\nTypeError: ${message}\n`
  const data = { debug, fault_code: message, type: 'server_exception' }
  return {
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { message: 'OpenERP Server Error', code: 200, data } }),
  }
}

function serverOf(series: string, answer: (call: Sent) => ScriptedAnswer) {
  const calls: Sent[] = []
  const adapter = scriptedOdoo(series, (path, { body }) => {
    const { params } = JSON.parse(String(body)) as { params: Sent }
    if (path.endsWith('/authenticate')) {
      return result({ uid: 1, db: 'db', username: 'admin', user_context: { lang: 'en_US' }, session_id: 'inner' })
    }
    calls.push(params)
    return answer(params)
  })
  return { calls, odoo: connect('http://admin:admin@host/db', { adapter }) }
}

const UNKNOWN = "fields_get() got an unexpected keyword argument 'attributes'"
const FIELD = { type: 'char', string: 'Name', store: true, depends: [], manual: false }

describe('fields_get without attributes', () => {
  const server = () =>
    serverOf('8.0', ({ method, kwargs }) => {
      if (method !== 'fields_get') return result([{ id: 3, name: 'Zoe' }])
      return 'attributes' in kwargs ? typeError(UNKNOWN, 'wrapper') : result({ name: FIELD })
    })

  it('is asked again without them on 8.0 of 2014, and picked from here', async () => {
    const { odoo, calls } = server()
    const partners = odoo.model('res.partner').raw
    expect(await partners.fieldsGet(['name'], ['type', 'string'])).toEqual({ name: { type: 'char', string: 'Name' } })
    expect(calls.map(({ kwargs }) => Object.keys(kwargs))).toEqual([['attributes', 'context'], ['context']])
  })

  it('is learnt for each model once', async () => {
    const { odoo, calls } = server()
    await odoo.model('res.partner').raw.fieldsGet()
    await odoo.model('res.partner').raw.fieldsGet()
    await odoo.model('res.country').raw.fieldsGet()
    expect(calls).toHaveLength(2 + 1 + 2)
  })

  it('gives records where there were none', async () => {
    expect(await server().odoo.model('res.partner').select('name').rows()).toEqual([{ id: 3, name: 'Zoe' }])
  })

  it('is what a module left out that overrides it, on later series', async () => {
    const { odoo } = serverOf('16.0', ({ kwargs }) =>
      'attributes' in kwargs ? typeError(`Model.${UNKNOWN}`, 'call_kw') : result({ name: FIELD }),
    )
    expect(await odoo.model('x.own').raw.fieldsGet([], ['type'])).toEqual({ name: { type: 'char' } })
  })
})

describe('a method that knows no context', () => {
  it.each([
    ['res.partner', 'check_access_rights', ['write']],
    ['ir.model.data', 'get_object_reference', ['base', 'main_company']],
    ['res.users', 'has_group', ['base.group_user']],
    ['res.users', 'context_get', []],
  ] as const)('is called without, in one call: %s.%s', async (model, method, args) => {
    for (const series of ['6.1', '7.0', '8.0', '9.0']) {
      const { odoo, calls } = serverOf(series, () => result(true))
      expect(await odoo.call(model, method, args)).toBe(true)
      expect(calls.map(({ kwargs }) => kwargs)).toEqual([{}])
    }
  })

  it('is called once more without, when the server says that nothing of it ran', async () => {
    const { odoo, calls } = serverOf('6.1', ({ kwargs }) =>
      'context' in kwargs
        ? oldTypeError("onchange_partner_id() got an unexpected keyword argument 'context'")
        : result({ value: { user_id: 1 } }),
    )
    const ask = () => odoo.call('sale.order', 'onchange_partner_id', [[], 3])
    expect(await ask()).toEqual({ value: { user_id: 1 } })
    expect(await ask()).toEqual({ value: { user_id: 1 } })
    expect(calls.map(({ kwargs }) => 'context' in kwargs)).toEqual([true, false, false])
  })

  it.each([
    ['a method that it calls', typeError("helper() got an unexpected keyword argument 'context'", 'confirm')],
    ['one of its own name below it', typeError("confirm() got an unexpected keyword argument 'context'", 'confirm')],
    ['another argument', typeError("confirm() got an unexpected keyword argument 'nosuch'")],
  ])('is not called again when the error is of %s', async (_, answer) => {
    const { odoo, calls } = serverOf('8.0', () => answer)
    const error = await failure(odoo.call('sale.order', 'confirm', [[1]]))
    expect(ServerError.is(error)).toBe(true)
    expect(calls).toHaveLength(1)
  })

  it('is told so from 10 on, where the server itself takes the context out', async () => {
    const { odoo, calls } = serverOf('10.0', () => typeError("go() got an unexpected keyword argument 'context'"))
    expect(await failure(odoo.call('x.y', 'go'))).toBeInstanceOf(ArgumentsError)
    expect(calls).toHaveLength(1)
  })
})

describe('copy', () => {
  it.each(['6.1', '7.0', '8.0', '9.0'])('takes one id and no list on %s', async (series) => {
    const { odoo, calls } = serverOf(series, ({ args }) =>
      Array.isArray(args[0]) ? typeError("unhashable type: 'list'") : result(166),
    )
    expect(await odoo.call('res.partner', 'copy', [[165]], { default: {} })).toBe(166)
    expect(calls).toHaveLength(1)
  })

  it('takes a list since 10', async () => {
    const { odoo, calls } = serverOf('10.0', () => result(166))
    await odoo.call('res.partner', 'copy', [[165]])
    expect(calls[0]?.args).toEqual([[165]])
  })
})

describe('default_get', () => {
  const server = (series: string) =>
    serverOf(series, ({ model, args }) =>
      model === 'res.partner.bank' && args.length === 1
        ? typeError("ResPartnerBank.default_get() missing 1 required positional argument: 'fields_list'")
        : result({ active: true }),
    )

  it('of a model that asks it of records is asked of none', async () => {
    const { odoo, calls } = server('18.0')
    for (let times = 0; times < 2; times++) {
      expect(await odoo.model('res.partner.bank').raw.defaultGet(['active'])).toEqual({ active: true })
    }
    expect(calls.map(({ args }) => args)).toEqual([[['active']], [[], ['active']], [[], ['active']]])
    await odoo.model('res.partner').raw.defaultGet(['active'])
    expect(calls.at(-1)?.args).toEqual([['active']])
  })

  it('is not asked again where something else is wrong', async () => {
    const { odoo, calls } = serverOf('18.0', () => typeError("default_get() got an unexpected keyword argument 'x'"))
    expect(await failure(odoo.call('res.partner', 'default_get', [[]], { x: 1 }))).toBeInstanceOf(ArgumentsError)
    expect(calls).toHaveLength(1)
  })
})
