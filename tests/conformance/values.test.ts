import { ConfigError } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { firstOf, once } from './help.ts'
import { describeWires } from './targets.ts'

/** One meaning over all wires: the same values go and come, whatever carries them. */
describeWires('values', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  const partners = () => admin().model('res.partner').raw
  afterAll(() => admin().close())

  /** What comes back of a value that a field was given. */
  async function roundTrip(field: string, value: unknown): Promise<unknown> {
    const id = await partners().create({ name: 'Ooor value', [field]: value })
    try {
      return (await partners().read([id], [field]))[0]?.[field]
    } finally {
      await partners().unlink([id])
    }
  }

  it.each([
    ['accents and ligatures', 'Zoé «ﬁn» Ångström ß'],
    ['other scripts', '漢字 العربية ไทย'],
    ['astral characters', '🦄 𝒳 👨‍👩‍👧'],
    ['markup and entities', '<b>&amp;</b> &lt; ]]> <![CDATA[x]]> <?xml?>'],
    ['quotes and backslashes', `"double" 'single' \\ \\n \\u0041`],
    ['spaces', '  two before, two after  '.trim()],
    ['digits', '00123'],
  ])('text: %s', async (_, text) => {
    expect(await roundTrip('street', text)).toBe(text)
  })

  it('text: lines and tabs', async () => {
    expect(await roundTrip('comment', 'one')).toContain('one')
    expect(await roundTrip('street', 'a\nb\tc')).toBe('a\nb\tc')
  })

  it('control characters travel in JSON, and are refused by name in XML', async () => {
    const text = 'bell \u0007 end'
    if (wireCase().wire.startsWith('xmlrpc')) {
      const error = await failure(roundTrip('street', text))
      expect(error).toBeInstanceOf(ConfigError)
      expect(error.message).toMatch(/U\+0007.*JSON/s)
    } else {
      expect(await roundTrip('street', text)).toBe(text)
    }
  })

  it('numbers', async () => {
    for (const number of [0, 1, -1, 2_147_483_647, -2_147_483_648]) {
      expect(await roundTrip('color', number)).toBe(number)
    }
    for (const number of [0.5, -45.12345, 0.1]) expect(await roundTrip('partner_latitude', number)).toBe(number)
  })

  it('booleans', async () => {
    expect(await roundTrip('is_company', true)).toBe(true)
    expect(await roundTrip('is_company', false)).toBe(false)
  })

  it('false, null and nothing are empty', async () => {
    for (const empty of [false, null, undefined]) {
      expect(await roundTrip('street', empty)).toBe(false)
      expect(await roundTrip('parent_id', empty)).toBe(false)
    }
  })

  it('binary data as base64 text, given as text or as bytes', async () => {
    // A one-pixel PNG.
    const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const attachments = admin().model('ir.attachment').raw
    for (const datas of [base64, new Uint8Array(Buffer.from(base64, 'base64'))]) {
      const id = await attachments.create({ name: 'ooor.png', datas })
      const [row] = await attachments.read([id], ['datas'])
      if (wireCase().target.has('binaries as objects')) expect(row?.datas).toEqual({ content: base64, size: 70 })
      else expect(String(row?.datas).replace(/\s/g, '')).toBe(base64)
      await attachments.unlink([id])
    }
  })

  it('dates and times, given as text or as Date', async () => {
    const orders = admin().model('sale.order').raw
    const partner = await firstOf(admin(), 'res.partner')
    for (const date_order of ['2024-02-29 23:59:58', new Date('2024-02-29T23:59:58Z')]) {
      const id = await orders.create({ partner_id: partner, date_order })
      const [row] = await orders.read([id], ['date_order'])
      expect(String(row?.date_order)).toMatch(/^2024-02-29( 23:59:58)?$/)
      await orders.unlink([id])
    }
  })

  it('many2one and x2many', async () => {
    const tag = await admin().model('res.partner.category').raw.create({ name: 'Ooor values' })
    const parent = await partners().create({ name: 'Ooor values parent' })
    expect(await roundTrip('parent_id', parent)).toEqual([parent, 'Ooor values parent'])
    expect(await roundTrip('category_id', [[6, 0, [tag]]])).toEqual([tag])
    await partners().unlink([parent])
    await admin().model('res.partner.category').raw.unlink([tag])
  })

  describe('results', () => {
    it('an empty list', async () => {
      expect(await partners().search([['id', '=', -1]])).toEqual([])
      expect(await partners().searchRead([['id', '=', -1]], ['name'])).toEqual([])
    })

    it('the rows of a bigger answer', async () => {
      const countries = admin().model('res.country').raw
      const rows = await countries.searchRead([], ['name', 'code'], { order: 'id' })
      expect(rows).toHaveLength(await countries.searchCount())
      for (const row of rows) expect([typeof row.id, typeof row.name]).toEqual(['number', 'string'])
    })
  })

  it('context of the user, the session and the call', async () => {
    const [lang] = [(await admin().whoami())?.userContext.lang]
    expect(lang).toBe('en_US')
    const defaults = { context: { default_street: 'Rue de la Paix' } }
    expect(await partners().defaultGet(['street'], defaults)).toEqual({ street: 'Rue de la Paix' })
  })

  it('positional and named arguments mean the same', async () => {
    const domain = [['id', '>', 0]]
    const byPosition = await partners().call('search', [domain, 1, 2, 'id'])
    const byName = await partners().call('search', [domain], { offset: 1, limit: 2, order: 'id' })
    expect(byPosition).toEqual(byName)
    expect(byName).toHaveLength(2)
  })

  it('nothing, from a method that returns None', async (context) => {
    needs(wireCase().target, 'a method with nothing to say', context)
    const tags = admin().model('res.partner.category').raw
    const id = await tags.create({ name: 'Ooor none' })
    expect(await tags.call('action_archive', [[id]])).toBeNull()
    // It has run: a fault of XML-RPC says so, and is none.
    expect(await tags.read([id], ['active'])).toEqual([{ id, active: false }])
    await tags.unlink([id])
  })

  it('keys that JavaScript knows are data', async () => {
    const id = await partners().create({ name: 'Ooor keys' })
    const row = (await partners().read([id], ['name']))[0] ?? {}
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
    await partners().unlink([id])
  })

  it('who one is', async () => {
    const me = await admin().whoami()
    expect(me?.login).toBe('admin')
    expect(me?.uid).toBeTypeOf('number')
    const explained = await admin().explain()
    expect(explained).toMatchObject({ wire: wireCase().wire, database: wireCase().target.database })
    expect(explained.series).toMatch(new RegExp(`^${wireCase().target.major}\\.`))
  })
})

describeWires('services', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  afterAll(() => admin().close())

  it('answer by name', async () => {
    const version = (await admin().service('common', 'version')) as { server_version: string }
    expect(version.server_version).toContain(String(wireCase().target.major))
    const exists = admin().service('db', 'db_exist', [wireCase().target.database])
    if (wireCase().target.has('the service db')) expect(await exists).toBe(true)
    else expect((await failure(exists)).message).toContain("no service 'db': it went with 19.1")
  })
})
