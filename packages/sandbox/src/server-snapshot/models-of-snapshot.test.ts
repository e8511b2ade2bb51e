import { describe, expect, it } from 'vitest'
import { Sandbox } from '../sandbox.ts'
import type { ServerSnapshot } from './snapshot-file.ts'

const char = { type: 'char', store: true }

/** A server with a model of its own, two kinds of employees, and few rows. */
const snapshot: ServerSnapshot = {
  version: 1,
  series: '19.0',
  models: {
    'x.visit': {
      description: 'Visit',
      order: 'x_rank desc, id',
      recName: 'x_title',
      fields: {
        x_title: { ...char, required: true },
        x_rank: { type: 'integer', store: true },
        x_state: { type: 'selection', store: true, selection: 'states', required: true },
        x_user_id: { type: 'many2one', relation: 'res.users', store: true },
        x_on: { type: 'date', store: true },
      },
      defaults: { x_state: 'new', x_user_id: { $: 'user' }, x_on: { $: 'today' } },
      access: { '*': 'r', 'x.seller': 'rwc', 'x.manager': 'rwcd' },
      rules: [
        { name: 'no secrets', domain: "[('x_rank', '<', 100)]", operations: 'rwcd' },
        { name: 'own', groups: ['x.seller'], domain: "[('x_user_id', '=', user.id)]", operations: 'rwc' },
        { name: 'all', groups: ['x.manager'], domain: "[(1, '=', 1)]", operations: 'rwcd' },
        { name: 'all to read', groups: ['x.seller'], domain: "[('x_state', '=', 'open')]", operations: 'r' },
      ],
    },
    'sale.order': {
      fields: { x_visit_id: { type: 'many2one', relation: 'x.visit', store: true } },
      access: { 'x.manager': 'r' },
    },
  },
  selections: {
    states: [
      ['new', 'New'],
      ['open', 'Open'],
    ],
  },
  groups: {
    'base.group_user': { name: 'Employee' },
    'x.seller': { name: 'Seller', implies: ['base.group_user'] },
    'x.manager': { name: 'Manager', implies: ['x.seller'] },
  },
  records: {
    'res.company': [{ id: 3, name: 'Grant Ltd', partner_id: 31, currency_id: 7 }],
    'res.currency': [{ id: 7, name: 'CHF', symbol: 'CHF', rounding: 0.05 }],
    'res.lang': [{ id: 5, name: 'German', code: 'de_DE', iso_code: 'de', url_code: 'de' }],
    'res.partner': [
      { id: 31, name: 'Grant Ltd', is_company: true },
      { id: 40, name: 'Eve Lehner', active: false },
    ],
    'res.users': [
      { id: 11, login: 'admin', partner_id: 40, company_id: 3, groups: ['x.manager', 'x.seller', 'base.group_user'] },
    ],
    'x.visit': [
      { id: 2, x_title: 'Second', x_rank: 5, x_state: 'open' },
      { id: 4, x_title: 'Fourth', x_rank: 9, x_state: 'new' },
      { id: 6, x_title: 'Sixth', x_rank: 200, x_state: 'open' },
    ],
  },
  externalIds: { 'base.main_company': 'res.company,3', 'x.second': 'x.visit,2' },
}

const sandbox = () => new Sandbox({ snapshot, users: { ada: ['x.seller'] } })

describe('a sandbox of a snapshot', () => {
  it('has the rows of the file in the order of the server, and no demo data', () => {
    const env = sandbox().environment()
    expect(env.search('x.visit')).toEqual([4, 2])
    expect(env.displayName('x.visit', 4)).toBe('Fourth')
    expect(env.search('sale.order')).toEqual([])
    expect(env.search('product.product')).toEqual([])
    expect(env.read('res.company', env.search('res.company'), ['name', 'currency_id'])).toEqual([
      { id: 3, name: 'Grant Ltd', currency_id: [7, 'CHF'] },
    ])
  })

  it('keeps lists that every Odoo has, where the file has not its own', () => {
    const env = sandbox().environment().sudo()
    expect(env.search('res.country', [['code', '=', 'BE']])).toHaveLength(1)
    const languages = env.withContext({ active_test: false }).sudo()
    expect(languages.search('res.lang', [['code', '=', 'de_DE']])).toEqual([5])
    expect(languages.search('res.lang', [['code', '=', 'fr_FR']])).toHaveLength(1)
  })

  it('keeps external ids', () => {
    const env = sandbox().environment().sudo()
    const names = env.search('ir.model.data', [
      ['res_id', '=', 2],
      ['model', '=', 'x.visit'],
    ])
    expect(env.read('ir.model.data', names, ['complete_name'])[0]?.complete_name).toBe('x.second')
  })

  it('starts new records as the server does', () => {
    const box = sandbox()
    box.clock.set('2027-03-01')
    const env = box.environment('ada')
    const id = env.create('x.visit', { x_title: 'New' })
    expect(env.read('x.visit', [id], ['x_state', 'x_user_id', 'x_on'], 'ids')).toEqual([
      { id, x_state: 'new', x_user_id: env.uid, x_on: '2027-03-01' },
    ])
  })

  it('enforces rights and rules, each for its operation', () => {
    const box = sandbox()
    const [admin, ada, portal] = [box.environment(), box.environment('ada'), box.environment('portal')]
    expect(ada.search('x.visit')).toEqual([2])
    expect(() => ada.write('x.visit', [2], { x_title: 'Hers' })).toThrow(/security restrictions.*to modify/)
    expect(() => ada.unlink('x.visit', [2])).toThrow(/not allowed to delete/)
    admin.write('x.visit', [2], { x_user_id: ada.uid })
    ada.write('x.visit', [2], { x_title: 'Hers' })
    expect(() => admin.read('x.visit', [6], ['x_title'])).toThrow(/security restrictions.*to access/)
    expect(portal.search('x.visit')).toEqual([4, 2])
    expect(() => portal.create('x.visit', { x_title: 'x' })).toThrow(/not allowed to create/)
    expect(() => ada.search('sale.order')).toThrow(/not allowed to access/)
    expect(admin.search('sale.order')).toEqual([])
  })

  it('has who can always log in, beside the users of the file', async () => {
    const box = sandbox()
    for (const login of ['admin', 'demo', 'portal', 'ada']) expect(box.environment(login).user.password).toBe(login)
    expect(box.environment().uid).toBe(11)
    expect(box.environment('demo').groups).toEqual(['user'])
    expect(box.environment('ada').groups).toEqual(['x.seller', 'user'])
  })

  it('reads rules that ask for the website, which is none, and for each group', () => {
    const rule = (domain: string) => ({ name: 'odd', domain, operations: 'r' })
    const found = (domain: string) => {
      const models = { 'x.visit': { ...snapshot.models['x.visit'], rules: [rule(domain)] } }
      return new Sandbox({ snapshot: { ...snapshot, models } as ServerSnapshot }).environment().search('x.visit')
    }
    const all = found("[(1, '=', 1)]")
    expect(found("[('x_user_id', 'in', [False, website.company_id.id])]")).toEqual(found("[('x_user_id', '=', False)]"))
    expect(found("[('x_user_id', 'not in', [c.id for c in user.company_ids])]")).toEqual(all)
    expect(found("[('x_user_id', 'in', website.ids)]")).toEqual([])
  })

  it('says which rule it cannot read', () => {
    const models = {
      'x.visit': {
        ...snapshot.models['x.visit'],
        rules: [{ name: 'site', domain: "[('id', '=', shelf.id)]", operations: 'r' }],
      },
    }
    const box = new Sandbox({ snapshot: { ...snapshot, models } as ServerSnapshot })
    expect(() => box.environment().search('x.visit')).toThrow("cannot read the record rule 'site' of x.visit")
  })

  it('refuses a file of another version, and two files', () => {
    expect(() => new Sandbox({ snapshot: { ...snapshot, version: 2 } })).toThrow(
      'is of version 2, and this sandbox reads 1',
    )
    expect(() => new Sandbox({ snapshot, schema: snapshot })).toThrow('pass one of')
    expect(() => new Sandbox({ users: { ada: [] } })).toThrow('`users` come with a `snapshot`')
  })

  it('has the rights of all models where the file tells none', () => {
    const { groups, ...others } = snapshot
    const box = new Sandbox({ snapshot: others })
    expect(box.environment('demo').search('x.visit')).toEqual([6, 4, 2])
  })
})
