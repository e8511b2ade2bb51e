import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, onTriedSeries, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What clients in other languages send over XML-RPC, element by element (tried on 14.0 and 19.0). */
describeTargets('values of XML-RPC', (target) => {
  const { admin, make, read } = demoUsers(target)
  onTriedSeries(target)
  beforeEach(({ skip }) => skip(target().major < 14 || target().major > 19, 'tried on 14.0 and 19.0'))

  async function post(path: string, method: string, values: readonly string[] = []): Promise<string> {
    const params = values.map((value) => `<param><value>${value}</value></param>`).join('')
    const answer = await fetch(target().url + path, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params}</params></methodCall>`,
    })
    const text = (await answer.text()).replaceAll('\n', '')
    // The last line of a traceback says what was raised.
    return /<name>faultCode<\/name><value><string>(.*?)<\/string>/.exec(text)?.[1] ?? text
  }

  const text = (value: string) => `<string>${value}</string>`
  const list = (...values: string[]) =>
    `<array><data>${values.map((value) => `<value>${value}</value>`).join('')}</data></array>`
  const struct = (name: string, value: string) =>
    `<struct><member><name>${name}</name><value>${value}</value></member></struct>`

  async function call(model: string, method: string, args: string): Promise<string> {
    const [uid] = (await admin().call('res.users', 'search', [[['login', '=', 'admin']]])) as number[]
    const who = [text(target().database), `<int>${uid}</int>`, text('admin')]
    return post('/xmlrpc/object', 'execute_kw', [...who, model, method, args])
  }
  const write = (model: string, id: number, field: string, value: string) =>
    call(text(model), text('write'), list(list(`<int>${id}</int>`), struct(field, value)))

  describe('bytes', () => {
    const BYTES = '<base64>aGVsbG8=</base64>'

    it('are no file: fields take the text of base64', async () => {
      const id = await make('ir.attachment', { name: uniqueName('bytes'), datas: 'eA==' })
      const refused = "argument should be a bytes-like object or ASCII string, not 'Binary'"
      for (const value of [BYTES, '<base64/>', '<base64>!!!</base64>']) {
        expect(await write('ir.attachment', id, 'datas', value)).toBe(refused)
      }
      expect((await read('ir.attachment', id, ['datas'])).datas).toBe('eA==')
    })

    it('are their text in a field of text, and no number', async () => {
      const id = await make('res.partner', { name: uniqueName('bytes') })
      await write('res.partner', id, 'ref', BYTES)
      expect((await read('res.partner', id, ['ref'])).ref).toBe('hello')
      const kinds = target().major < 15 ? 'a number' : 'a real number'
      expect(await write('res.partner', id, 'color', BYTES)).toBe(
        `int() argument must be a string, a bytes-like object or ${kinds}, not 'Binary'`,
      )
    })

    it('are the name of nothing', async () => {
      expect(await call(BYTES, text('search'), list(list()))).toBe("unhashable type: 'Binary'")
      expect(await call(text('res.partner'), BYTES, list(list()))).toBe(
        target().major < 19 ? 'expected string or bytes-like object' : "'Binary' object has no attribute 'startswith'",
      )
    })
  })

  it('moments have one form since 19; up to there PostgreSQL reads them', async () => {
    const id = await make('res.partner', { name: uniqueName('moment') })
    const found = (moment: string) => {
      const since = list(text('create_date'), text('>'), `<dateTime.iso8601>${moment}</dateTime.iso8601>`)
      const own = list(text('id'), text('='), `<int>${id}</int>`)
      return call(text('res.partner'), text('search_count'), list(list(since, own)))
    }
    expect(await found('20200101T00:00:00')).toContain('<int>1</int>')
    if (target().major < 19) {
      expect(await found('2020-01-01T00:00:00')).toContain('<int>1</int>')
      expect(await found('garbage')).toContain('invalid input syntax for type timestamp: "garbage"')
      return
    }
    const form = "does not match format '%Y%m%dT%H:%M:%S'"
    expect(await found('2020-01-01T00:00:00')).toBe(`time data '2020-01-01T00:00:00' ${form}`)
    expect(await found('garbage')).toBe(`time data 'garbage' ${form}`)
    expect(await found('20200101T00:00:00Z')).toBe('unconverted data remains: Z')
  })

  it('numbers have all names that Python reads', async () => {
    const id = await make('res.partner', { name: uniqueName('number'), color: 4 })
    for (const tag of ['i1', 'i2', 'i4', 'i8', 'int', 'biginteger', 'double', 'float']) {
      const four = list(text('color'), text('='), `<${tag}>4</${tag}>`)
      const own = list(text('id'), text('='), `<int>${id}</int>`)
      expect(await call(text('res.partner'), text('search_count'), list(list(four, own))), tag).toContain(
        '<int>1</int>',
      )
    }
  })

  it('names of methods are taken as they stand', async () => {
    expect(await post('/xmlrpc/common', 'version ')).toBe('Method not found: version ')
    expect(await post('/xmlrpc/common', '')).toBe('Method not found: ')
    expect(await post('/xmlrpc/object', '')).toContain(
      target().major < 19 ? 'tuple index out of range' : 'not enough values to unpack',
    )
  })

  it('a slash behind a service is nothing, and `2` alone is no service', async () => {
    expect(await post('/xmlrpc/2/common/', 'version')).toContain('server_version')
    const unknown = target().major < 16 ? "local variable 'dispatch' referenced before assignment" : '2'
    expect(await post('/xmlrpc/2/', 'version')).toBe(unknown)
  })

  it('services whose names are no UTF-8 are unknown as others', async () => {
    const unknown = target().major < 16 ? "local variable 'dispatch' referenced before assignment" : '\ufffd'
    expect(await post('/xmlrpc/%E0%A4', 'version')).toBe(unknown)
    const raised = target().major < 16 ? `UnboundLocalError: ${unknown}` : `KeyError: '${unknown}'`
    expect(await post('/xmlrpc/2/%E0%A4', 'version')).toContain(raised)
  })
})

describeTargets('answers of XML-RPC whose kind browsers do not guess', (target) => {
  beforeEach(({ skip }) => skip(![14, 16, 17, 19].includes(target().major), 'builds of 18 differ in it'))

  it.for([
    ['a result, since 17', 'version', [17, 19]],
    ['a fault, on 17 alone', 'nothing', [17]],
  ] as const)('%s', async ([_what, method, series], { skip }) => {
    const answer = await fetch(`${target().url}/xmlrpc/2/common`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params/></methodCall>`,
    })
    await answer.text()
    const told = answer.headers.get('x-content-type-options')
    skip(target().major === 17 && method === 'nothing' && told === null, 'builds of 17 differ in it')
    expect(told).toBe((series as readonly number[]).includes(target().major) ? 'nosniff' : null)
  })
})
