import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, agentOn } from '../../../../tests/support/agent.ts'

const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
let agent: Agent
beforeAll(async () => {
  agent = await agentOn({ odoo, write: true, policy: { limits: { callsPerMinute: 100_000 } } })
})
afterAll(() => agent.close())

/** Words of the validator's, which say what it is and not what to pass. */
const OF_TYPES = /invalid (input|string|option)|expected|too (big|small)|pattern/i

const ODD = [
  ...[5, -1, 1.5, true, null, '', 'x y', 'x'.repeat(30_000), [], [5, 'x'], [[]], {}, { a: 1 }, { name: 5 }],
  ...[Array.from({ length: 200 }, () => 'x'), { name: 'a/b', mimetype: 'x', text: 5, base64: 5 }],
]

describe('what a tool takes', () => {
  it('is told by what to pass, for each parameter of each', async () => {
    const { tools } = await agent.client.listTools()
    let refused = 0
    for (const { name, inputSchema } of tools) {
      const { properties = {}, required = [] } = inputSchema
      const usual = { model: 'res.partner', id: 1, kind: 'write', token: 'x'.repeat(20) }
      const needed = Object.fromEntries(Object.entries(usual).filter(([key]) => required.includes(key)))
      for (const parameter of Object.keys(properties)) {
        for (const odd of ODD) {
          const { isError, text } = await agent.ask(name, { ...needed, [parameter]: odd })
          if (!isError || !text.includes('Invalid arguments')) continue
          refused++
          const told = text.slice(text.indexOf('Invalid arguments'))
          expect(told, `${name} ${parameter}`).not.toMatch(OF_TYPES)
          expect(told).toContain('pass ')
          expect(told).toContain(`at ${parameter}`)
        }
      }
    }
    expect(refused).toBeGreaterThan(200)
  })

  it.each([
    ['query', { where: "[('state','=','sale')]" }, 'a list of conditions, as [["state","=","sale"],'],
    ['query', { order: 5 }, 'pass a list of fields, as ["date_order desc","id"], 5 at most; there is 5 at order'],
    ['query', { order: 'a,b,c,d,e,f' }, '5 at most; there is a list of 6 at order'],
    ['query', { select: Array.from({ length: 101 }, (_, at) => `a${at}`).join(',') }, '100 at most'],
    ['query', { limit: 0 }, 'pass a whole number, 1 to 200; there is 0 at limit'],
    ['query', { model: undefined }, 'pass a model by its technical name, as "sale.order"; there is nothing at model'],
    ['propose', { kind: 'delete', ids: [1] }, 'pass "create" or "write" or "unlink" or "call" or'],
    [
      'propose',
      { kind: 'attach', ids: [1], file: 'x' },
      'pass a file, as {"name":"scan.txt","text":"…"}; there is "x"',
    ],
  ])('%s %j', async (tool, input, message) => {
    const { isError, text } = await agent.ask(tool, { model: 'sale.order', ...input })
    expect(isError).toBe(true)
    expect(text).toContain(message)
  })

  it('is told for prompts too', async () => {
    const asked = agent.client.getPrompt({ name: 'summarize-record', arguments: { model: 'res.partner', id: 'x' } })
    await expect(asked).rejects.toThrow('pass the id of a record, as "7"; there is "x" at id')
  })

  it('takes one alone, and names with commas, where a list is meant', async () => {
    const question = { model: 'res.partner', where: [['is_company', '=', true]] }
    const listed = { select: ['name', 'country_id.name'], order: ['name desc', 'id'], limit: 3 }
    const { data } = await agent.get('query', { ...question, ...listed })
    const text = { select: 'name, country_id.name', order: 'name desc, id', limit: 3 }
    expect((await agent.get('query', { ...question, ...text })).data).toEqual(data)
    const groups = await agent.get('group', { ...question, by: ['country_id'], order: ['$count desc'] })
    expect((await agent.get('group', { ...question, by: 'country_id', order: '$count desc' })).data).toEqual(
      groups.data,
    )
    const { id } = data.rows[0]
    const change = { kind: 'write', model: 'res.partner', values: { city: 'X' } }
    expect((await agent.get('propose', { ...change, ids: id })).data.changes[0].id).toBe(id)
  })
})
