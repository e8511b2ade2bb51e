/** Rooms whose answers are read by themselves: messages, activities, keys, files. Whatever comes, errors are ours. */
import { connect, isOoorError, OutcomeUnknownError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { result, scriptedOdoo } from '../support/scripted-adapter.ts'

const FIELDS = JSON.stringify({ id: { type: 'integer' }, name: { type: 'char' } })

/** JSON as text: deep lists are made by nobody's `JSON.stringify`. */
const ODD = [
  ...[
    'null',
    'false',
    'true',
    '5',
    '-1',
    '1e400',
    '"x"',
    '{}',
    '[]',
    '[[]]',
    '[null]',
    '["x"]',
    '[{}]',
    '[{"id":"x"}]',
  ],
  '[{"id":1}]',
  '[{"id":1,"name":5,"date":"garbage","create_date":"garbage","date_order":"9","author_id":[{}],"subtype_id":[],"attachment_ids":"x"}]',
  '[{"id":1,"message_partner_ids":[{}],"message_follower_ids":["a"],"user_id":"x","activity_type_id":[[],[]]}]',
  '{"constructor":1,"length":"x"}',
]
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const DEEP = [
  nested(20_000),
  `[{"id":1,"author_id":${nested(20_000)},"date":${nested(20_000)},"name":${nested(20_000)}}]`,
]

/** A server of which each answer to a call of a model is this. */
function odooThatSays(series: string, text: string, status: 'result' | 'error' = 'result') {
  const adapter = scriptedOdoo(series, (path, { body }) => {
    if (/authenticate|get_session_info/.test(path))
      return result({ uid: 2, db: 'db', user_context: {} }, 'session_id=x')
    const said = /fields_get/.test(`${path}${body}`) ? FIELDS : text
    return { body: `{"jsonrpc":"2.0","id":1,"${status}":${said}}` }
  })
  return connect({ url: 'http://host', database: 'db', username: 'a', password: 'b' }, { adapter, retry: false })
}

const caught = async (asked: Promise<unknown>) => asked.then(() => undefined).catch((error: unknown) => error)

/** Each is asked by itself. */
function asksOf(odoo: ReturnType<typeof odooThatSays>): Readonly<Record<string, () => Promise<unknown>>> {
  const session = odoo.session()
  const record = { model: 'sale.order', id: 1 }
  const thread = session.thread(record)
  return {
    messages: () => thread.messages(),
    followers: () => thread.followers(),
    activities: () => thread.activities(),
    files: () => session.files.list(record),
    keys: () => session.apiKeys.list(),
    revoke: () => session.apiKeys.revoke(5),
    rows: () => odoo.model('sale.order').select('name').rows(),
    call: () => odoo.call('sale.order', 'anything', [[1]]),
    post: () => thread.post({ body: 'x' }),
    schedule: () => thread.schedule({ summary: 'x' }),
    create: () => session.apiKeys.create({ name: 'x' }),
  }
}

describe.each(['8.0', '14.0', '19.0'])('on %s', (series) => {
  it.each([...ODD, ...DEEP].map((text) => [text.slice(0, 60), text] as const))(
    '%s is read, or refused by us',
    async (_, text) => {
      await using odoo = odooThatSays(series, text)
      for (const [name, ask] of Object.entries(asksOf(odoo))) {
        const error = await caught(ask())
        expect([name, error === undefined || isOoorError(error) ? 'ours' : error]).toEqual([name, 'ours'])
      }
    },
  )

  it.each(DEEP)('exceptions with what goes without end are ours: %#', async (deep) => {
    const data = `{"name":${deep},"message":${deep},"arguments":${deep},"debug":${deep},"context":${deep}}`
    await using odoo = odooThatSays(series, `{"code":200,"message":${deep},"data":${data}}`, 'error')
    for (const [name, ask] of Object.entries(asksOf(odoo))) {
      const error = await caught(ask())
      expect([name, isOoorError(error)]).toEqual([name, true])
      expect(JSON.stringify(error)).toContain('"message"')
    }
  })
})

describe('what has been made and is not told', () => {
  it.each(['null', '[]', '{}', '"x"', '[null]'])('has an outcome that nobody knows: %s', async (text) => {
    await using odoo = odooThatSays('19.0', text)
    const { post, schedule } = asksOf(odoo)
    expect([text, OutcomeUnknownError.is(await caught(post?.() as Promise<unknown>))]).toEqual([text, true])
    // An empty list is what is found afterwards; else the search itself is unreadable.
    if (text === '[]') expect(OutcomeUnknownError.is(await caught(schedule?.() as Promise<unknown>))).toBe(true)
  })

  it('as a key is', async () => {
    const adapter = scriptedOdoo('19.0', (path, { body }) => {
      if (/authenticate|get_session_info/.test(path))
        return result({ uid: 2, db: 'db', user_context: {} }, 'session_id=x')
      return result(/make_key/.test(`${path}${body}`) ? { type: 'ir.actions.act_window_close' } : [7])
    })
    await using odoo = connect({ url: 'http://host', database: 'db', username: 'a', password: 'b' }, { adapter })
    expect(OutcomeUnknownError.is(await caught(odoo.session().apiKeys.create({ name: 'x' })))).toBe(true)
  })
})

it('a message of a moment that is none has none', async () => {
  await using odoo = odooThatSays('19.0', '[{"id":1,"date":"garbage","create_date":"none"}]')
  const session = odoo.session()
  expect(await session.thread({ model: 'sale.order', id: 1 }).messages()).toMatchObject([{ id: 1, date: null }])
  expect(await session.apiKeys.list()).toMatchObject([{ id: 1, createdAt: null }])
  expect(await session.files.list({ model: 'sale.order', id: 1 })).toMatchObject([{ id: 1, createdAt: null }])
})

describe('another session that comes between the requests of a login', () => {
  const FORM = '<form action="/web/login/totp"><input name="csrf_token" value="abc"/></form>'
  const OURS = `session_id=${'a'.repeat(84)}`
  const other = result({ uid: 2, db: 'db', user_context: {} }, `session_id=${'z'.repeat(84)}`)

  it.each([
    ['by the page', { via: 'form' }],
    ['by the route, with a second factor', { totp: () => '123456' }],
  ] as const)('is told as ours: %s', async (_what, options) => {
    const adapter = scriptedOdoo('19.0', (path, { method }) => {
      if (path === '/web/session/get_session_info') return other
      if (path === '/web/session/authenticate') return result({ uid: null }, OURS)
      const headers = [['set-cookie', OURS] as const]
      return method === 'POST'
        ? { status: 303, headers: [...headers, ['location', '/odoo'] as const] }
        : { body: FORM, headers }
    })
    await using odoo = connect({ url: 'http://host', database: 'db' }, { adapter, retry: false })
    const visitor = odoo.visitor()
    const error = await caught(visitor.login('a', 'b', options))
    expect([isOoorError(error), (error as Error).name]).toEqual([true, 'SessionExpiredError'])
    expect(visitor.uid).toBeNull()
  })
})
