/** What an agent may try to learn of what is closed. */
import type { AuditLine, PolicyFile } from '@ooor/mcp'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { agentOn } from '../../support/agent.ts'

const SECRET = 'hunter2-Zx9qL0vT7sKdR2mWbY4u'

/** A server with secrets in several places, and an administrator's agent. */
async function surroundings(policy: PolicyFile = {}) {
  const sandbox = new Sandbox({
    series: '19.0',
    extend: {
      'res.partner': {
        fields: {
          x_api_key: { type: 'char' },
          x_wage: { type: 'float' },
          x_vault_id: { type: 'many2one', relation: 'x.vault' },
          message_ids: { type: 'many2many', relation: 'mail.message' },
          user_login: { type: 'char', related: 'user_id.login' },
        },
      },
    },
    models: [
      {
        name: 'x.vault',
        description: 'Vault',
        access: { user: 'rwcd' },
        fields: {
          name: { type: 'char' },
          password: { type: 'char' },
          partner_id: { type: 'many2one', relation: 'res.partner' },
        },
      },
      {
        name: 'hr.payslip',
        description: 'Payslip',
        access: { user: 'rwcd' },
        fields: { name: { type: 'char' }, partner_id: { type: 'many2one', relation: 'res.partner' } },
      },
    ],
  })
  const env = sandbox.environment('admin').sudo()
  const vault = env.create('x.vault', { name: 'Vault', password: SECRET })
  const partner = env.create('res.partner', { name: 'Guarded', x_api_key: SECRET, x_vault_id: vault, user_id: 2 })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  const audit: AuditLine[] = []
  const agent = await agentOn({ odoo, policy, write: true, audit: (line) => void audit.push(line) })
  return { sandbox, agent, audit, partner: Number(partner), vault: Number(vault) }
}

const query = (input: Record<string, unknown>) => ['query', { model: 'res.partner', ...input }] as const
const group = (input: Record<string, unknown>) => ['group', { model: 'res.partner', ...input }] as const

const PRYING = [
  query({ select: ['x_api_key'] }),
  query({ select: { x_api_key: true } }),
  query({ select: ['x_vault_id.password'] }),
  query({ select: { x_vault_id: { password: true } } }),
  query({ select: ['x_vault_id.partner_id.x_api_key'] }),
  query({ select: ['user_id.login'] }),
  query({ select: ['user_id.password'] }),
  query({ select: ['create_uid.login'] }),
  query({ select: ['user_ids.login'] }),
  query({ select: ['user_login'] }),
  query({ select: ['user_id.partner_id.name'] }),
  query({ where: [['x_api_key', '=like', 'h%']] }),
  query({ where: ['x_api_key', '=like', 'h%'] }),
  query({ where: ['!', ['x_api_key', '=', false]] }),
  query({ where: ['|', ['name', '=', 'x'], ['x_vault_id.password', '>', 'a']] }),
  query({ where: [['x_vault_id', 'any', [['password', '=like', 'h%']]]] }),
  query({ where: [['x_vault_id', 'not any', ['password', '=like', 'h%']]] }),
  query({ where: [['child_ids', 'any', [['x_vault_id', 'any', [['password', '>', 'a']]]]]] }),
  query({ where: [['user_id', 'ilike', 'adm']] }),
  query({ where: [['user_id', '=', 'Mitchell Admin']] }),
  query({ where: [['user_id', 'in', [1, 'Mitchell Admin']]] }),
  query({ where: [['user_id.login', '=like', 'a%']] }),
  query({ where: [['user_ids.login', '=like', 'a%']] }),
  query({ where: [['user_ids', 'ilike', 'admin']] }),
  query({ where: [['user_login', '=like', 'a%']] }),
  query({ where: [['message_ids.body', 'ilike', 'reset']] }),
  query({ where: [['message_ids', 'ilike', 'reset']] }),
  query({ where: [['x_api_key', '=', { $operator: 'like', value: 'h%' }]] }),
  query({ where: [['name', '=', { $operator: 'like', value: 'h%' }]] }),
  query({ where: [{ x_api_key: 'h' }] }),
  query({ order: ['x_api_key'] }),
  query({ order: ['x_vault_id.password desc'] }),
  query({ order: ['user_id'] }),
  query({ order: ['name, x_api_key'] }),
  query({ select: { child_ids: { name: true, $order: 'x_api_key' } } }),
  query({ select: { child_ids: { name: true, $order: 'name, x_api_key desc' } } }),
  group({ by: ['x_api_key'] }),
  group({ by: ['x_vault_id.password'] }),
  group({ by: ['x_wage'] }),
  group({ by: ['user_id'], order: ['user_id desc'] }),
  group({ aggregate: { most: 'x_api_key:max' } }),
  group({ aggregate: { all: 'x_api_key:array_agg' } }),
  group({ aggregate: { most: 'x_wage:max' } }),
  group({ by: ['country_id'], where: [['x_api_key', '!=', false]] }),
  ['explain', { model: 'res.partner', where: [['x_api_key', '=like', 'h%']] }],
  ['get_file', { model: 'res.partner', id: 1, field: 'x_api_key' }],
  ['get_file', { model: 'res.partner', id: 1, field: 'x_vault_id.password' }],
  ['get_file', { model: 'res.users', id: 2, field: 'login' }],
  ['describe', { model: 'res.users' }],
  ['query', { model: 'res.users' }],
  ['query', { model: 'res.users.apikeys' }],
  ['query', { model: 'ir.config_parameter', select: ['key'] }],
  ['query', { model: 'ir.attachment', select: ['name'] }],
  ['query', { model: 'ir.model.fields' }],
  ['query', { model: 'hr.payslip' }],
  ['query', { model: 'mail.message', select: ['body'] }],
  ['query', { model: 'mail.mail' }],
  ['group', { model: 'res.users', by: ['login'] }],
] as const

describe('an agent that pries', () => {
  it.each(PRYING)('is refused: %s %j', async (tool, input) => {
    const { agent, audit } = await surroundings()
    const { isError, data, text } = await agent.ask(tool, input)
    expect({ isError, error: data.error }).toEqual({ isError: true, error: 'PolicyError' })
    expect(text).not.toContain(SECRET)
    expect(JSON.stringify(audit)).not.toContain(SECRET)
    expect(audit.at(-1)?.outcome).toContain('PolicyError')
  })

  it.each([
    { open: ['res.users'], models: ['*'] },
    { open: ['*'], models: ['*'], fields: { '*': { open: ['*'] } } },
  ])('gets no secret by a policy that opens all: %j', async (policy) => {
    const { agent } = await surroundings(policy)
    for (const input of [
      { model: 'res.partner', select: ['x_api_key'] },
      { model: 'res.users', select: ['password'] },
      { model: 'res.users', where: [['password', '=like', 'a%']] },
      { model: 'res.users.apikeys' },
      { model: 'ir.config_parameter' },
    ]) {
      expect((await agent.ask('query', input)).data.error).toBe('PolicyError')
    }
  })

  it('sees no closed field where it asks for none, nor in schemas', async () => {
    const { agent, partner } = await surroundings()
    const [record, schema, described] = await Promise.all([
      agent.client.readResource({ uri: `odoo://record/res.partner/${partner}` }),
      agent.client.readResource({ uri: 'odoo://schema/res.partner' }),
      agent.get('describe', { model: 'res.partner', limit: 200 }),
    ])
    expect(JSON.stringify(record)).toContain('Guarded')
    for (const told of [record, schema, described.data]) {
      expect(JSON.stringify(told)).not.toMatch(/hunter2|x_api_key|x_wage|user_login/)
    }
    const { data: models } = await agent.get('describe', { search: '', limit: 200 })
    const names = models.models.map((one: { model: string }) => one.model)
    expect(names).toContain('res.partner')
    expect(names.filter((name: string) => /^(ir\.|res\.users|mail\.|hr\.payslip)/.test(name))).toEqual([])
  })

  it('writes no closed field, link or line, and links to nothing that is closed', async () => {
    const { agent, partner, sandbox } = await surroundings()
    const before = sandbox.calls.length
    const write = (values: object) =>
      ['propose', { kind: 'write', model: 'res.partner', ids: [partner], values }] as const
    for (const [tool, input] of [
      write({ x_api_key: 'x' }),
      write({ x_wage: 5 }),
      write({ write_uid: 1 }),
      write({ user_ids: [{ login: 'mallory', password: 'x' }] }),
      write({ user_ids: [[0, 0, { login: 'mallory' }]] }),
      write({ user_ids: [[4, 1]] }),
      write({ child_ids: [{ name: 'x', x_api_key: 'x' }] }),
      write({ child_ids: [[0, 0, { name: 'x', x_api_key: 'x' }]] }),
      write({ child_ids: [[2, 5]] }),
      write({ child_ids: [[5]] }),
      write({ child_ids: [[6, 0, []]] }),
      write({ child_ids: [7] }),
      write({ child_ids: [{ id: 7, name: 'x' }] }),
      write({ child_ids: [['0', 0, { name: 'x' }]] }),
      write({ country_id: 'France' }),
      write({ image_1920: 'AAAA' }),
      ['propose', { kind: 'create', model: 'res.users', values: { login: 'mallory', name: 'x' } }],
      ['propose', { kind: 'create', model: 'ir.cron', values: { name: 'x' } }],
      ['propose', { kind: 'create', model: 'hr.payslip', values: { name: 'x' } }],
      ['propose', { kind: 'write', model: 'res.groups', ids: [1], values: { name: 'x' } }],
    ] as const) {
      expect((await agent.ask(tool, input)).data.error).toBe('PolicyError')
    }
    const sent = sandbox.calls.slice(before).map(({ name }) => name)
    expect(sent.filter((name) => /\.(create|write|web_save|unlink)$/.test(name ?? ''))).toEqual([])
  })

  it('shows the names of users, and of no other closed rows', async () => {
    const { agent, sandbox } = await surroundings({ closed: ['x.vault'] })
    const { data } = await agent.get('query', {
      ...{ model: 'res.partner', where: [['name', '=', 'Guarded']], select: ['user_id', 'x_vault_id'] },
    })
    expect(data.rows[0].user_id.display_name).toBe('Mitchell Admin')
    expect(Object.keys(data.rows[0].x_vault_id)).toEqual(['id'])
    const { data: groups } = await agent.get('group', { model: 'res.partner', by: ['x_vault_id'] })
    expect(JSON.stringify(groups)).not.toContain('Vault')
    expect(sandbox.calls.length).toBeGreaterThan(0)
  })
})

describe('a policy', () => {
  it('with the only fields that can be read keeps all others, their names too', async () => {
    const { agent } = await surroundings({ fields: { 'res.partner': { only: ['name', 'city'] } } })
    const ask = (input: object) => agent.ask('query', { model: 'res.partner', ...input })
    expect((await ask({ select: ['name', 'city'] })).isError).toBe(false)
    for (const input of [
      { select: ['email'] },
      { where: [['email', 'ilike', 'a']] },
      { where: [['parent_id', 'ilike', 'a@b']] },
      { order: ['email'] },
    ]) {
      expect((await ask(input)).data.error).toBe('PolicyError')
    }
    const orders = await agent.ask('query', { model: 'sale.order', where: [['partner_id', 'ilike', 'gmail']] })
    expect(orders.data.error).toBe('PolicyError')
    const sorted = await agent.ask('query', { model: 'sale.order', order: ['partner_id'] })
    expect(sorted.data.error).toBe('PolicyError')
  })

  it('with companies keeps records of others, by whatever way', async () => {
    const { agent, sandbox } = await surroundings({ companies: [1] })
    const env = sandbox.environment('admin').sudo()
    const company = Number(env.create('res.company', { name: 'Other company' }))
    const theirs = Number(env.create('res.partner', { name: 'Theirs', company_id: company }))
    const named = await agent.get('query', { model: 'res.partner', where: [['id', '=', theirs]] })
    expect(named.data.rows).toEqual([])
    const either = await agent.get('query', {
      model: 'res.partner',
      where: ['|', ['id', '=', theirs], ['id', '>', 0]],
      limit: 200,
    })
    expect(JSON.stringify(either.data.rows)).not.toContain('Theirs')
    const companies = await agent.get('query', { model: 'res.company' })
    expect(companies.data.rows).toHaveLength(1)
    const write = (values: object, ids = [theirs]) =>
      agent.ask('propose', { kind: 'write', model: 'res.partner', ids, values })
    expect((await write({ name: 'x' })).data.message).toContain(`no record ${theirs} for this user`)
    expect((await write({ company_id: company }, [1])).data.error).toBe('PolicyError')
    const file = await agent.ask('get_file', { model: 'res.partner', id: theirs })
    expect(file.data.error).toBe('PolicyError')
    await expect(agent.client.readResource({ uri: `odoo://record/res.partner/${theirs}` })).rejects.toThrow(
      'PolicyError',
    )
  })
})
