import { type ModelDefinition, Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { expect, it } from 'vitest'

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

it('of your own without rights is refused at once', () => {
  const book = { name: 'library.book', description: 'Book', fields: { name: { type: 'char' } } }
  expect(() => new Sandbox({ models: [book as unknown as ModelDefinition] })).toThrow(
    "the model library.book has no `access`: tell who may do what with it, as { user: 'rwcd' }",
  )
})
