import { accessError, type ModelDefinition, missingError, Sandbox, userError, validationError } from '@ooor/sandbox'
import { AccessError, connect, MissingError, UserError, ValidationError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../tests/support/failure.ts'

it('takes models of one’s own beside the demo data', async () => {
  const sandbox = new Sandbox({
    models: [
      {
        name: 'library.book',
        description: 'Book',
        access: { user: 'rwcd', portal: 'r' },
        fields: {
          name: { type: 'char', string: 'Title', required: true },
          author_id: { type: 'many2one', string: 'Author', relation: 'res.partner' },
        },
        records: [{ id: 1, name: 'Moby Dick', author_id: 9 }],
      },
    ],
  })
  const odoo = connect('http://demo:demo@sandbox/sandbox', { adapter: sandbox.adapter })
  const books = odoo.model('library.book').raw
  expect(await books.searchRead([['author_id.name', '=', 'Wood Corner']], ['name', 'author_id'])).toEqual([
    { id: 1, name: 'Moby Dick', author_id: [9, 'Wood Corner'] },
  ])
  expect(await books.create({ name: 'Typee' })).toBe(2)
})

it('rows that were there from the beginning have changed once, as on a server', async () => {
  const models = [
    {
      name: 'library.book',
      description: 'Book',
      access: { user: 'rwcd' },
      fields: { name: { type: 'char' as const } },
    },
  ]
  const sandbox = new Sandbox({ models, records: { 'library.book': [{ id: 1, name: 'Typee' }] } })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  for (const model of ['library.book', 'product.template', 'res.country', 'sale.order.line']) {
    const known = odoo.model(model)
    let told = 0
    for await (const { created, updated } of known.changes({ fields: ['name'] }))
      told += created.length + updated.length
    expect([model, told]).toEqual([model, await known.context({ active_test: false }).count()])
  }
})

it('of your own without rights is refused at once', () => {
  const book = { name: 'library.book', description: 'Book', fields: { name: { type: 'char' } } }
  expect(() => new Sandbox({ models: [book as unknown as ModelDefinition] })).toThrow(
    "the model library.book has no `access`: tell who may do what with it, as { user: 'rwcd' }",
  )
})

describe.each(['6.1', '8.0', '14.0', '19.0'])('rules of your own on %s', (series) => {
  const sandbox = new Sandbox({
    series,
    extend: {
      'res.partner': {
        methods: {
          x_refuse: {
            params: ['how'],
            run: (_env, _ids, { how }) => {
              throw { user: userError, access: accessError, missing: missingError }[how as 'user']('Not today.')
            },
          },
        },
        constrain: ({ name }) => {
          if (name === 'Nobody') throw validationError('Everybody is somebody.')
        },
      },
    },
  })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, series })

  it.each([
    ['user', UserError],
    ['access', AccessError],
    ['missing', MissingError],
  ] as const)('refuse a method as Odoo does: %s', async (how, kind) => {
    const error = await failure(odoo.call('res.partner', 'x_refuse', [[1], how]))
    // 6.1 has no exception of its own for records that are gone.
    expect(error).toBeInstanceOf(series === '6.1' && kind === MissingError ? AccessError : kind)
    expect(error).toMatchObject({ serverMessage: 'Not today.' })
  })

  it('refuse values, and nothing is kept', async () => {
    const partners = odoo.model('res.partner')
    const error = await failure(partners.create({ name: 'Nobody' }))
    expect(error).toBeInstanceOf(ValidationError)
    expect((error as ValidationError).serverMessage).toContain('Everybody is somebody.')
    expect(await partners.where({ name: 'Nobody' }).count()).toBe(0)
  })
})

it('a record that is named by a link has the name of what it leads to', () => {
  const visit = {
    ...{ name: 'x.visit', description: 'Visit', recName: 'partner_id', access: { user: 'rwcd' } },
    fields: { partner_id: { type: 'many2one', relation: 'res.partner' } },
  } as const
  const env = new Sandbox({ models: [visit] }).environment().sudo()
  const partner = env.create('res.partner', { name: 'Ada' })
  const id = env.create('x.visit', { partner_id: partner })
  expect(env.read('x.visit', [id], ['display_name'])).toEqual([{ id, display_name: 'Ada' }])
})
