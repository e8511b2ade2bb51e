/** Answers without end, cursors of others, addresses that lead elsewhere, questions without end. */
import type { AuditLine, PolicyFile } from '@ooor/mcp'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it, vi } from 'vitest'
import { agentOn } from '../../support/agent.ts'

async function surroundings(policy: PolicyFile = {}) {
  const sandbox = new Sandbox({ series: '19.0' })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  const audit: AuditLine[] = []
  const another = () => agentOn({ odoo, policy, write: true, audit: (line) => void audit.push(line) })
  return { sandbox, env: sandbox.environment('admin').sudo(), audit, agent: await another(), another }
}

describe('an answer', () => {
  it.each([500, 2000, 8000])('of rows has no more than %i bytes, and goes on until the end', async (bytes) => {
    const { agent, env } = await surroundings({ limits: { bytes } })
    const names = Array.from({ length: 60 }, (_, index) => `Long ${index} ${'x'.repeat((index * 37) % 150)}`)
    for (const name of names) env.create('res.partner', { name, ref: 'bounds' })
    const seen: string[] = []
    const question = {
      model: 'res.partner',
      where: [['ref', '=', 'bounds']],
      select: ['name'],
      order: ['id'],
      limit: 60,
    }
    let cursor: string | undefined
    do {
      const { data } = await agent.get('query', { ...question, ...(cursor !== undefined && { cursor }) })
      expect(Buffer.byteLength(JSON.stringify(data.rows))).toBeLessThanOrEqual(bytes + 1)
      expect(data.size.tokens).toBe(Math.ceil(data.size.bytes / 4))
      expect(data.rows.length).toBeGreaterThan(0)
      seen.push(...data.rows.map((row: { name: string }) => row.name))
      cursor = data.next
      expect('more' in data).toBe(cursor !== undefined)
    } while (cursor !== undefined)
    expect(seen).toEqual(names)
  })

  it('with a text without end is cut, and says how to read the whole', async () => {
    const { agent, env } = await surroundings({ limits: { bytes: 5000, text: 100 } })
    const text = `${'é'.repeat(6000)}END`
    const id = Number(env.create('res.partner', { name: 'Long', comment: text }))
    const { data } = await agent.get('query', { model: 'res.partner', where: [['id', '=', id]], select: ['comment'] })
    expect(data.rows[0].comment.length).toBeLessThan(110)
    expect(data.cut[0]).toContain('get_file')
    let whole = ''
    let from: number | undefined = 0
    while (from !== undefined) {
      const part = await agent.get('get_file', { model: 'res.partner', id, field: 'comment', from })
      expect(part.data.size.bytes).toBeLessThan(5500)
      whole += part.data.text
      from = part.data.next
    }
    expect(whole).toContain('END')
    expect(whole.match(/é/g)).toHaveLength(6000)
  })

  it('with lists without end shows some of each, and says where the rest is', async () => {
    const { agent, env } = await surroundings()
    const parent = Number(env.create('res.partner', { name: 'Parent' }))
    for (let index = 0; index < 60; index++) env.create('res.partner', { name: `Child ${index}`, parent_id: parent })
    const ask = async (select: unknown) =>
      (await agent.get('query', { model: 'res.partner', where: [['id', '=', parent]], select })).data
    const nested = await ask(['child_ids.name'])
    expect(nested.rows[0].child_ids).toHaveLength(20)
    expect(nested.cut[0]).toContain(`query res.partner where [["parent_id", "=", ${parent}]]`)
    expect((await ask(['child_ids'])).rows[0].child_ids).toHaveLength(50)
    expect((await ask({ child_ids: { name: true, $limit: 100 } })).rows[0].child_ids).toHaveLength(60)
    for (const $limit of [0, 101, -1, 1e9, '5', null]) {
      const input = { model: 'res.partner', select: { child_ids: { name: true, $limit } } }
      expect((await agent.ask('query', input)).isError).toBe(true)
    }
  })

  it('of one row that is too large says what to do', async () => {
    const { agent } = await surroundings({ limits: { bytes: 10 } })
    const { data } = await agent.ask('query', { model: 'res.partner', select: ['name'] })
    expect(data.message).toContain('select fewer fields')
  })

  it.each([
    { limit: 201 },
    { limit: 0 },
    { limit: -1 },
    { limit: 1e9 },
    { where: Array.from({ length: 101 }, () => ['id', '>', 0]) },
    { where: [['id', 'in', Array.from({ length: 1001 }, (_, index) => index)]] },
    { select: Array.from({ length: 101 }, (_, index) => `x${index}`) },
    { select: ['parent_id.parent_id.parent_id.parent_id.parent_id.parent_id.parent_id.parent_id.name'] },
    { where: [['parent_id.parent_id.parent_id.parent_id.parent_id.parent_id.parent_id.parent_id.name', '=', 'x']] },
    { order: Array.from({ length: 6 }, () => 'id') },
    { cursor: 'x'.repeat(101) },
    { model: `res.${'x'.repeat(200)}` },
  ])('is not given to a question beyond bounds: %#', async (input) => {
    const { agent, sandbox } = await surroundings()
    expect((await agent.ask('query', { model: 'res.partner', ...input })).isError).toBe(true)
    expect(sandbox.calls.filter(({ name }) => /search_read|search$/.test(name ?? ''))).toEqual([])
  })
})

describe('a question', () => {
  it('may not go deeper than can be walked', async () => {
    const { agent, audit } = await surroundings()
    const deep = JSON.parse('{"a":['.repeat(5000) + ']}'.repeat(5000))
    const warned = vi.spyOn(process, 'emitWarning')
    for (const [tool, input] of [
      ['propose', { kind: 'create', model: 'res.partner', values: { name: deep } }],
      ['propose', { kind: 'call', model: 'sale.order', ids: [1], method: 'action_confirm', arguments: deep }],
      ['query', { model: 'res.partner', where: [['name', '=', deep]] }],
      ['query', { model: 'res.partner', select: deep }],
    ] as const) {
      const { text, isError } = await agent.ask(tool, input)
      expect([tool, isError, text]).toEqual([tool, true, expect.stringContaining('deep')])
    }
    expect(warned).not.toHaveBeenCalled()
    expect(audit.map(({ outcome }) => outcome.split(':')[0])).toEqual(Array.from({ length: 4 }, () => 'PolicyError'))
  })
})

describe('a cursor', () => {
  it('is good for its own question and session alone, and only as it was given', async () => {
    const { agent, another } = await surroundings()
    const question = { model: 'res.partner', select: ['name'], limit: 2 }
    const { next } = (await agent.get('query', question)).data
    const [place, seal] = String(next).split('.')
    const other = await another()
    for (const [who, input] of [
      [agent, { ...question, where: [['id', '>', 0]], cursor: next }],
      [agent, { ...question, model: 'res.country', cursor: next }],
      [agent, { ...question, select: ['name', 'city'], cursor: next }],
      [agent, { ...question, archived: true, cursor: next }],
      [agent, { ...question, cursor: `9${place}.${seal}` }],
      [agent, { ...question, cursor: `${place}.${String(seal).slice(0, -1)}` }],
      [agent, { ...question, cursor: `${place}.` }],
      [agent, { ...question, cursor: '-1.x' }],
      [agent, { ...question, cursor: '' }],
      [agent, { ...question, cursor: `${next}.${next}` }],
      [other, { ...question, cursor: next }],
    ] as const) {
      const { data } = await who.ask('query', input)
      expect(data.message).toContain('the cursor is not of this question')
    }
    expect((await agent.ask('query', { ...question, limit: 3, cursor: next })).isError).toBe(false)
  })
})

describe('an address', () => {
  it.each([
    'odoo://record/res.users/2',
    'odoo://record/res.partner/../../res.users/2',
    'odoo://record/res.partner%2F..%2Fres.users/2',
    'odoo://record/res.partner/2%2F..%2F..',
    'odoo://record/res.partner/-1',
    'odoo://record/res.partner/1e3',
    'odoo://record/res.partner/0',
    'odoo://record/__proto__/1',
    'odoo://record/constructor/1',
    'odoo://schema/ir.rule',
    'odoo://schema/..',
    'odoo://schema/%2e%2e',
    'odoo://messages/hr.payslip/1',
    'odoo://messages/res.users/2',
    'odoo://file/res.users/2/image_1920',
    'odoo://file/res.partner/9/password',
    'odoo://file/res.partner/9/999999',
    'odoo://file/res.partner/9/..%2F..%2Fetc%2Fpasswd',
    'odoo://file/res.partner/9/file:///etc/passwd',
    'odoo://report/res.partner/9/sale.report_saleorder',
    'odoo://report/sale.order/1/hr_payroll.report_payslip',
    'odoo://report/sale.order/1,2,../x',
    'odoo://report/sale.order/1/..%2Fx',
    'file:///etc/passwd',
    'http://localhost/',
  ])('leads nowhere else: %s', async (uri) => {
    const { agent } = await surroundings()
    await expect(agent.client.readResource({ uri })).rejects.toThrow()
  })

  it.each([
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'res.partner.__proto__',
    '../res.users',
    'res partner',
  ])('and a model of the name %s is none', async (model) => {
    const { agent } = await surroundings()
    for (const [tool, input] of [
      ['query', { model }],
      ['describe', { model }],
      ['group', { model }],
      ['propose', { kind: 'create', model, values: { name: 'x' } }],
    ] as const) {
      expect((await agent.ask(tool, input)).isError).toBe(true)
    }
  })

  it.each(['__proto__', 'constructor', 'toString'])('and a field of the name %s is none', async (name) => {
    const { agent } = await surroundings()
    const named = (value: unknown) => JSON.parse(`{"${name}":${JSON.stringify(value)}}`) as object
    for (const [tool, input] of [
      ['query', { model: 'res.partner', select: [name] }],
      ['query', { model: 'res.partner', select: [`${name}.name`] }],
      ['query', { model: 'res.partner', where: [[name, '=', 1]] }],
      ['query', { model: 'res.partner', order: [name] }],
      ['group', { model: 'res.partner', by: [name] }],
      ['group', { model: 'res.partner', aggregate: { x: `${name}:sum` } }],
    ] as const) {
      expect((await agent.ask(tool, input)).isError).toBe(true)
    }
    for (const input of [named('x'), { name: 'x', ...named({ admin: true }) }]) {
      await agent.ask('propose', { kind: 'create', model: 'res.partner', values: input })
    }
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })
})

describe('a caller', () => {
  it('asks so many times a minute, and again later', async () => {
    const { agent, sandbox } = await surroundings({ limits: { callsPerMinute: 3 } })
    const ask = () => agent.ask('query', { model: 'res.country', limit: 1 })
    for (let index = 0; index < 3; index++) expect((await ask()).isError).toBe(false)
    const before = sandbox.calls.length
    expect((await ask()).data.message).toContain('too many calls: wait 20 seconds')
    await expect(agent.client.readResource({ uri: 'odoo://record/res.partner/9' })).rejects.toThrow('too many calls')
    expect(sandbox.calls.length).toBe(before)
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 20_500)
    try {
      expect((await ask()).isError).toBe(false)
    } finally {
      clock.mockRestore()
    }
  })

  it('leaves a line of all that was asked, and of no secret', async () => {
    const { agent, audit } = await surroundings()
    await agent.ask('query', { model: 'res.partner', where: [['x_password', '=', 'guess']] })
    await agent.ask('propose', { kind: 'write', model: 'res.partner', ids: [9], values: { api_key: 'guess' } })
    const file = { name: 'x', base64: Buffer.from('guess').toString('base64') }
    await agent.ask('propose', { kind: 'attach', model: 'res.partner', ids: [9], file })
    await agent.client.readResource({ uri: 'odoo://record/res.partner/9' })
    expect(audit.map(({ what, outcome }) => [what, outcome.split(':')[0]])).toEqual([
      ['query', 'PolicyError'],
      ['propose', 'PolicyError'],
      ['propose', 'ok'],
      ['resource record', 'ok'],
    ])
    expect(JSON.stringify(audit)).not.toMatch(/guess|Z3Vlc3M/)
  })
})
