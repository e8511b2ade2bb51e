/** Names of what is closed, wherever they stand; and policies that would open more than they say. */
import type { PolicyFile } from '@ooor/mcp'
import { Policy } from '@ooor/mcp'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { agentOn } from '../../support/agent.ts'

const PAY = 'Payslip of 5000'

async function surroundings(policy: PolicyFile = {}) {
  const sandbox = new Sandbox({
    series: '19.0',
    extend: {
      'res.partner': {
        fields: {
          x_pay_id: { type: 'many2one', relation: 'hr.payslip' },
          x_about: { type: 'reference', selection: [['hr.payslip', 'Payslip']] },
          x_pay_name: { type: 'char', related: 'x_pay_id.name', readonly: false },
        },
      },
    },
    models: [
      {
        name: 'hr.payslip',
        description: 'Payslip',
        access: { user: 'rwcd' },
        fields: { name: { type: 'char' } },
      },
    ],
  })
  const env = sandbox.environment('admin').sudo()
  const pay = Number(env.create('hr.payslip', { name: PAY }))
  const id = Number(env.create('res.partner', { name: 'Paid', x_pay_id: pay, x_about: `hr.payslip,${pay}` }))
  const child = Number(env.create('res.partner', { name: 'Child', parent_id: id }))
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  return { id, pay, child, agent: await agentOn({ odoo, policy, write: true }) }
}

describe('a closed record is named', () => {
  it.each(['x_pay_id', 'x_about'])('by no answer: %s', async (field) => {
    const { agent, id, pay } = await surroundings()
    const rows = await agent.get('query', { model: 'res.partner', where: [['id', '=', id]], select: [field] })
    expect(rows.data.rows[0][field]).toMatchObject({ id: pay })
    const file = await agent.get('get_file', { model: 'res.partner', id, field })
    expect(JSON.parse(file.data.text)).toMatchObject({ id: pay })
    expect(rows.text + file.text).not.toContain(PAY)
  })

  it('by no proposal, where a related field would tell', async () => {
    const { agent, child, pay, id } = await surroundings({
      open: ['hr.payslip'],
      fields: { 'hr.payslip': { closed: ['name'] } },
    })
    for (const input of [
      { kind: 'create', values: { name: 'New', x_pay_id: pay } },
      { kind: 'write', ids: [child], values: { x_pay_id: pay } },
    ]) {
      expect((await agent.get('propose', { model: 'res.partner', ...input })).text).not.toContain(PAY)
    }
    expect(id).toBeGreaterThan(0)
  })

  it('by no link to it, where its own name is closed', async () => {
    const { agent, child, id } = await surroundings({ fields: { 'res.partner': { closed: ['name'] } } })
    const where = [['id', '=', child]]
    const rows = await agent.get('query', { model: 'res.partner', where, select: ['parent_id'] })
    expect(rows.data.rows[0].parent_id).toEqual({ id })
    const groups = await agent.get('group', { model: 'res.partner', where, by: ['parent_id'] })
    expect(groups.data.groups[0].parent_id).toEqual({ id })
    const usual = await agent.get('query', { model: 'res.partner', where })
    expect(rows.text + groups.text + usual.text).not.toMatch(/Paid|Child/)
    expect((await agent.ask('query', { model: 'res.partner', select: ['display_name'] })).data.error).toBe(
      'PolicyError',
    )
  })
})

describe('a policy', () => {
  it('of no companies is none, and does not open all', () => {
    expect(() => new Policy({ companies: [] })).toThrow('companies')
  })
})

describe('a file of spaces', () => {
  it('is refused before its spaces are tried one by one', async () => {
    const { agent, id } = await surroundings()
    const file = { name: 'a.bin', base64: `${' '.repeat(60_000)}!` }
    const { data } = await agent.ask('propose', { kind: 'attach', model: 'res.partner', ids: [id], file })
    expect(data.message).toContain('base64')
  })
})
