import { connect, type ServerError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { Sandbox } from '../sandbox.ts'
import type { SandboxOptions } from '../sandbox-options.ts'

const field = (definition: object) => ({ extend: { 'res.partner': { fields: { x_a: definition } } } })
const extension = (more: object) => ({ extend: { 'res.partner': more } })
const method = (definition: unknown) => extension({ methods: { x_do: definition } })
const users = (given: unknown, there: readonly object[] = []) => ({
  snapshot: {
    ...{ version: 1, series: '19.0', models: {}, groups: { 'x.sellers': { name: 'Sellers' } } },
    records: { 'res.users': there },
  },
  users: given,
})
const row = (values: object) => ({ records: { 'res.partner': [{ id: 900, ...values }] } })
const visit = (more: object) => ({
  models: [
    { name: 'x.visit', description: 'Visit', access: { user: 'r' }, fields: { name: { type: 'char' } }, ...more },
  ],
})

const WRONG: readonly (readonly [what: string, options: object, told: string])[] = [
  ['an option', { serie: '17.0' }, "a sandbox has no option 'serie': did you mean 'series'?"],
  ['models that are no list', { models: { name: 'x.visit' } }, '`models` is a list: write [{ name, fields, access }]'],
  ['a type', field({ type: 'string' }), "the field x_a of res.partner is of type 'string'. There are 17"],
  ['a mistyped type', field({ type: 'many2on' }), "is of type 'many2on': did you mean 'many2one'"],
  [
    'a link to nowhere',
    field({ type: 'many2one' }),
    "x_a of res.partner leads to no model: add relation: 'res.partner'",
  ],
  [
    'a link to a model that is not there',
    field({ type: 'many2one', relation: 'res.partnr' }),
    "leads to 'res.partnr', which the sandbox has not: did you mean 'res.partner'?",
  ],
  ['lines without a way back', field({ type: 'one2many', relation: 'sale.order' }), 'has no inverse: add the many2one'],
  [
    'lines with a wrong way back',
    field({ type: 'one2many', relation: 'sale.order', inverse: 'partner' }),
    "has the inverse 'partner', which sale.order has not: did you mean 'partner_id'",
  ],
  ['a selection without values', field({ type: 'selection' }), "has no values: add selection: [['gold', 'Gold']]"],
  [
    'values that are no pairs',
    field({ type: 'selection', selection: ['gold'] }),
    'values that are no pairs of key and',
  ],
  [
    'a group',
    visit({ access: { users: 'r' } }),
    "'users' in the access of x.visit is no group: there are system, user",
  ],
  ['a group of a rule', visit({ rules: { users: () => true } }), "'users' in the rules of x.visit is no group"],
  [
    'a group of a field',
    field({ type: 'char', groups: ['user', 'manager'] }),
    "'manager' in groups of the field x_a of res.partner is no group: there are system, user",
  ],
  [
    'a group of a rule in words',
    visit({ domainRules: [{ name: 'own', domain: '[]', operations: 'r', groups: ['portals'] }] }),
    "'portals' in domainRules of x.visit is no group",
  ],
  [
    'what an extension makes unique by no field',
    extension({ unique: { 'ref,nme': 'Once!' } }),
    "res.partner has no field 'nme', which `unique` names: did you mean 'name'",
  ],
  [
    'what is unique by no field',
    visit({ unique: { 'name,nam': 'Once!' } }),
    "x.visit has no field 'nam', which `unique` names: did you mean 'name'",
  ],
  ['a right', visit({ access: { user: 'rwx' } }), "'rwx' in the access of x.visit is no right: r reads"],
  [
    'a right of an extension',
    { extend: { 'res.partner': { access: { portal: 'x' } } } },
    "'x' in the access of res.par",
  ],
  ['a row without id', { records: { 'res.partner': [{ name: 'Ada' }] } }, 'a row of res.partner has no id: write { id'],
  [
    'a row’s field',
    { records: { 'res.partner': [{ id: 900, nam: 'Ada' }] } },
    "'nam', which is no field of it: did you",
  ],
  [
    'a row’s link',
    { records: { 'res.partner': [{ id: 900, country_id: 'BE' }] } },
    'text for country_id: pass the id of',
  ],
  ['a key of a row', row({ type: 'foo' }), 'row 900 of res.partner has "foo" for type: pass one of "contact", "inv'],
  ['text for a number', row({ color: 'red' }), 'row 900 of res.partner has "red" for color: pass a number'],
  ['a number for text', row({ ref: 5 }), 'row 900 of res.partner has 5 for ref: pass text'],
  ['text for a switch', row({ is_company: 'true' }), 'has "true" for is_company: pass true or false'],
  [
    'a Date for a moment',
    { records: { 'sale.order': [{ id: 900, date_order: new Date(0) }] } },
    'for date_order: pass text in UTC, as',
  ],
  [
    'text that is no moment',
    { records: { 'sale.order': [{ id: 900, date_order: '2026-02-30 10:00:00' }] } },
    'row 900 of sale.order has "2026-02-30 10:00:00" for date_order: pass text in UTC, as',
  ],
  [
    'text that is no day',
    { records: { 'res.currency.rate': [{ id: 900, name: '31/12/2026' }] } },
    'has "31/12/2026" for name: pass text, as \'2026-01-31\'',
  ],
  ['ids as text', row({ category_id: '1,2' }), 'has "1,2" for category_id: pass a list of ids, as [1, 2]'],
  ['texts for ids', row({ category_id: ['1'] }), 'for category_id: pass a list of ids, as [1, 2]'],
  [
    'lines, which are told by their own rows',
    row({ child_ids: [901] }),
    'row 900 of res.partner has child_ids, which are the rows of res.partner whose parent_id leads here: write it in',
  ],
  [
    'an id twice',
    { records: { 'res.partner': [{ id: 900 }, { id: 900 }] } },
    'two rows of res.partner have the id 900',
  ],
  [
    'the key of a default',
    field({ type: 'selection', selection: [['a', 'A']], default: 'z' }),
    'the field x_a of res.partner has the default "z": pass one of "a", or false',
  ],
  ['the kind of a default', field({ type: 'integer', default: '5' }), 'has the default "5": pass a number'],
  [
    'a field of a row of a new model',
    visit({ records: [{ id: 1, nam: 'a' }] }),
    "row 1 of x.visit has 'nam', which is no",
  ],
  ['rows that are no list', { records: { 'res.partner': { id: 900 } } }, '`records` of res.partner are a list of rows'],
  ['a part of an extension', extension({ feilds: {} }), "has no option 'feilds': did you mean 'fields'?"],
  ['a list of extensions', { extend: [] }, '`extend` is an object by model'],
  ['a type for a field', extension({ fields: { x_a: 'char' } }), 'the field x_a of res.partner is no definition'],
  ['nothing for a field', extension({ fields: { x_a: null } }), 'the field x_a of res.partner is no definition'],
  [
    'what a field follows',
    field({ type: 'char', depends: 'name' }),
    'depends of the field x_a of res.partner are a list',
  ],
  [
    'another end that is not there',
    extension({ fields: { category_id: { mirrors: 'partners' } } }),
    "mirrors 'partners', which is no field of res.partner.category that leads to res.partner",
  ],
  ['another end of a text', field({ type: 'char', mirrors: 'name' }), 'only a many2many does'],
  [
    'a currency that is none',
    field({ type: 'monetary', currencyField: 'country_id' }),
    "has the currencyField 'country_id', which is no currency of res.partner",
  ],
  ['no extension', { extend: { 'res.partner': null } }, '`extend` of res.partner are an object, not null'],
  [
    'Odoo’s name of it',
    field({ type: 'one2many', relation: 'sale.order', relation_field: 'partner_id' }),
    "the field x_a of res.partner has 'relation_field': here that is `inverse`",
  ],
  ['what a field is told', field({ type: 'char', requird: true }), "no option 'requird': did you mean 'required'?"],
  ['a part of a model', visit({ orders: 'id' }), "the model x.visit has no option 'orders': did you mean 'order'?"],
  ['a function for a method', method(() => true), 'the method x_do of res.partner is a function alone: write { params'],
  ['a method that does nothing', method({ params: [] }), 'the method x_do of res.partner has no `run`: write { params'],
  [
    'names of arguments',
    method({ params: 'a', run: () => true }),
    'params of the method x_do of res.partner are a list',
  ],
  ['a part of a method', method({ params: [], rnu: 1 }), "no option 'rnu': did you mean 'run'?"],
  ['methods in a list', extension({ methods: [] }), 'methods of res.partner are an object by name'],
  ['an onchange', extension({ onchanges: { name: 5 } }), 'the onchange name of res.partner is no function'],
  [
    'the field of an onchange',
    extension({ onchanges: { nam: () => {} } }),
    "has no field 'nam', for which there is an onc",
  ],
  ['a constraint', extension({ constrain: 5 }), 'constrain of res.partner is no function'],
  [
    'a constraint that comes late',
    extension({ constrain: async () => {} }),
    'constrain of res.partner is async: a call',
  ],
  [
    'values that come late',
    extension({ prepare: async (values: object) => values }),
    'prepare of res.partner is async',
  ],
  [
    'what is computed late',
    field({ type: 'char', compute: async () => 'x' }),
    'compute of the field x_a of res.partner is async',
  ],
  [
    'a method that answers late',
    method({ params: [], run: async () => true }),
    'the method x_do of res.partner is async',
  ],
  ['a schema', { schema: [] }, 'the schema has no `models`: pass what `ooor types --schema`'],
  ['a snapshot', { snapshot: { version: 1, series: '19.0' } }, 'the snapshot has no `models`'],
  [
    'another series',
    { series: '14.0', schema: { series: '19.0', models: {} } },
    'the schema is of Odoo 19, and the sandb',
  ],
  ['groups of a user', users({ ada: 'base.group_user' }), "the groups of the user ada are a list: write { ada: ['base"],
  [
    'a group of a user',
    users({ ada: ['x.selers'] }),
    "the snapshot has no group 'x.selers', in which the user ada is to",
  ],
  [
    'a user that there is',
    users({ eve: [] }, [{ id: 7, login: 'eve' }]),
    "the snapshot has a user 'eve': it is of the",
  ],
  ['no options', null as never, "a sandbox is made of options: write new Sandbox({ series: '19.0' })"],
  ['no schema', { schema: null }, '`schema` of a sandbox is an object, not null'],
  ['a switch', { strict: 'false' }, '`strict` of a sandbox is true or false, not false'],
  ['databases', { databases: 'ab' }, "`databases` of a sandbox are a list of names: write ['one', 'other']"],
  ['a model that is none', { models: [null] }, "a model has no name: write { name: 'library.book'"],
  [
    'a model without fields',
    { models: [{ name: 'x.y', access: {} }] },
    'the model x.y has no `fields`: write {} for none',
  ],
  ['a model of a schema', { schema: { models: { 'x.y': null } } }, 'the schema tells no fields of x.y: write { fields'],
  ['a rule', extension({ rules: { user: 'a' } }), 'the rule of res.partner for user is no function'],
  ['rules of domains', extension({ domainRules: [null] }), 'domainRules of res.partner are a list of rules: write [{'],
  ['what is computed', field({ type: 'char', compute: 'x' }), 'compute of the field x_a of res.partner is no function'],
  ['groups of a field', field({ type: 'char', groups: 'user' }), 'groups of the field x_a of res.partner are a list'],
  ['users in a list', users(['ada']), "`users` are an object by login: write { ada: ['base.group_user'] }"],
]

describe('what is undefined', () => {
  it('takes nothing away from a model', () => {
    const nothing = {
      rules: undefined,
      constrain: undefined,
      prepare: undefined,
      methods: undefined,
      access: undefined,
    }
    const box = new Sandbox({ extend: { 'res.partner': nothing as object, 'sale.order': nothing as object } })
    const plain = new Sandbox()
    const seen = (sandbox: Sandbox) => sandbox.environment('portal').search('res.partner', [])
    expect(seen(box)).toEqual(seen(plain))
    expect(() => box.environment().write('res.partner', [9], { parent_id: 9 })).toThrow(/recursive/i)
  })
})

describe('what a sandbox is made of', () => {
  it.each(WRONG)('is refused by name: %s', (_, options, told) => {
    expect(() => new Sandbox(options as SandboxOptions)).toThrow(told)
  })

  it('may have rows with what no field tells, in a language, and of inherited fields', () => {
    const records = {
      'res.users': [{ id: 900, login: 'ada', password: 'ada', active: true, groups: ['user'], partner_id: 9 }],
      'product.template': [{ id: 900, name: 'Lamp', 'name@fr_FR': 'Lampe' }],
    }
    expect(new Sandbox({ records }).environment('ada').uid).toBe(900)
  })
})

it('a test reads what kind of error the database raises', () => {
  const error = (() => {
    try {
      return new Sandbox().environment().search('res.partnr', [])
    } catch (error) {
      return error
    }
  })()
  expect(String(error)).toBe("KeyError: res.partnr: did you mean 'res.partner'?")
})

it('faults and matchers take the options that there are', () => {
  const fault = { on: 'res.partner.write', as: 'reset', time: 2 } as const
  expect(() => new Sandbox().fault(fault)).toThrow("fault has no option 'time': did you mean 'times'?")
})

it.each(['14.0', '19.0'])(
  'a test on %s is told the nearest model and field, and who asks by a wire is not',
  async (series) => {
    const sandbox = new Sandbox({ series })
    const env = sandbox.environment()
    expect(() => env.search('res.partner', [['emial', '=', 'a']])).toThrow(": did you mean 'email'?")
    expect(() => env.read('res.partner', [1], ['emial'])).toThrow(": did you mean 'email'?")
    expect(() => env.sudo().create('res.partner', { name: 'Ada', emial: 'a' })).toThrow(": did you mean 'email'?")
    expect(() => env.write('res.partnr', [1], {})).toThrow(": did you mean 'res.partner'?")
    expect(() => env.create('res.partner', {})).not.toThrow(/did you mean/)
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    const refused = await failure(odoo.call('res.partner', 'search', [[['emial', '=', 'a']]]))
    expect((refused as ServerError).serverMessage).not.toContain('did you mean')
  },
)

it.each([99_999, -1, 1.5, '80'])('no port is %s', async (port) => {
  await expect(new Sandbox().listen({ port: port as number })).rejects.toThrow(
    `port of listen is ${port}: pass a number`,
  )
})

describe('rows of one’s own', () => {
  const records = {
    'res.partner': [
      { id: 900, name: 'Ada' },
      { id: 901, name: 'Eve', active: false, lang: null, color: 3 },
    ],
    'product.template': [{ id: 900, name: 'Lamp' }],
    'product.product': [{ id: 900, product_tmpl_id: 900 }],
    'sale.order': [
      { id: 900, partner_id: 900 },
      { id: 901, partner_id: 900, name: 'X1', state: 'sent' },
    ],
    'res.users': [{ id: 900, login: 'ada', name: 'Ada', password: 'ada' }],
    'x.book': [
      { id: 1, name: 'Moby Dick' },
      { id: 2, state: 'out' },
    ],
  }
  const state = {
    type: 'selection',
    selection: [
      ['in', 'In'],
      ['out', 'Out'],
    ],
    default: 'in',
  } as const
  const own = {
    extend: { 'res.partner': { fields: { x_tier: { type: 'char', default: 'silver' } } } },
    models: [
      { name: 'x.book', description: 'Book', access: { user: 'rwcd' }, fields: { name: { type: 'char' }, state } },
    ],
    records,
  } as const

  it.each(['8.0', '14.0', '19.0'])('begin as `create` would make them on %s, but for what they name', (series) => {
    const sandbox = new Sandbox({ series, ...own } as SandboxOptions)
    const env = sandbox.environment()
    for (const model of Object.keys(records)) expect(env.search(model, [['id', 'in', [1, 900]]])).not.toEqual([])
    expect(env.read('res.partner', [900], ['active', 'x_tier', 'lang', 'color'])).toMatchObject([
      { active: true, x_tier: 'silver', lang: series === '8.0' ? false : 'en_US', color: 0 },
    ])
    expect(env.read('res.partner', [901], ['active', 'lang', 'color'])).toMatchObject([{ active: false, color: 3 }])
    expect(env.read('res.partner', [901], ['lang'])).not.toMatchObject([{ lang: 'en_US' }])
    const [order] = env.read('sale.order', [900], ['state', 'name', 'date_order', 'company_id'])
    expect(order).toMatchObject({ state: 'draft', date_order: expect.any(String) })
    expect(order?.company_id).toBeTruthy()
    expect(order?.name).toBeTruthy()
    expect(env.read('sale.order', [901], ['state', 'name'])).toMatchObject([{ name: 'X1', state: 'sent' }])
    expect(env.read('x.book', [1, 2], ['state']).map(({ state }) => state)).toEqual(['in', 'out'])
    const ada = sandbox.environment('ada')
    expect(ada.search('res.partner', [['id', '=', 900]])).toEqual([900])
    expect(ada.read('res.users', [900], ['name'])).toMatchObject([{ name: 'Ada' }])
    // As often as they are made.
    expect(sandbox.fork().environment().read('x.book', [1], ['state'])).toMatchObject([{ state: 'in' }])
  })

  it.each([
    ['country_id', { country_id: 99_999 }, '99999 for country_id, and there is no res.country of that id'],
    ['category_id', { category_id: [888] }, '888 for category_id, and there is no res.partner.category of that id'],
  ])('lead nowhere by %s', (_, values, told) => {
    const rows = { 'res.partner': [{ id: 900, name: 'Ada', ...values }] }
    expect(() => new Sandbox({ records: rows })).toThrow(`row 900 of res.partner has ${told}: add it to \`records\``)
  })

  it('lead to one another', () => {
    const rows = {
      'res.partner': [
        { id: 900, name: 'Ada', parent_id: 901, category_id: [7000] },
        { id: 901, name: 'Eve' },
      ],
      'res.partner.category': [{ id: 7000, name: 'Friends' }],
    }
    const env = new Sandbox({ records: rows }).environment()
    expect(env.read('res.partner', [900], ['category_id'])).toMatchObject([{ category_id: [7000] }])
  })
})
