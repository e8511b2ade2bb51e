import { type ChangedRow, connect, type field } from 'ooor'
import { copyRecords, type ExportValue, exporter, importer } from 'ooor/transfer'
import { expectTypeOf, test } from 'vitest'

interface Country {
  name: 'res.country'
  fields: { name: field.Char<'required'>; code: field.Char }
  methods: object
}
interface Partner {
  name: 'res.partner'
  fields: { name: field.Char<'required'>; ref: field.Char; country_id: field.Many2one<Country> }
  methods: object
}
interface Contact {
  name: 'res.contact'
  fields: { name: field.Char<'required'>; reference: field.Char }
  methods: object
}
const partners = connect<{ 'res.partner': Partner; 'res.country': Country }>('https://host').model('res.partner')
const contacts = connect<{ 'res.contact': Contact }>('https://host').model('res.contact')

test('imports know the columns', () => {
  const work = importer(partners, {
    match: ['ref'],
    onReject: ({ row }) => expectTypeOf(row.ref).toEqualTypeOf<unknown>(),
  })
  void work.run([{ ref: 'A', 'country_id/code': 'FR', country_id: 5, id: 'a.b' }])
  // @ts-expect-error no such column
  void work.run([{ reff: 'A' }])
  // @ts-expect-error no such field
  importer(partners, { match: ['reff'] })
  // @ts-expect-error one of the two
  importer(partners, { match: ['ref'], externalId: 'id' })
})

test('exports know their paths', async () => {
  for await (const row of exporter(partners.where({ ref: 'A' }), ['id', 'country_id/code'])) {
    expectTypeOf(row['country_id/code']).toEqualTypeOf<ExportValue>()
    // @ts-expect-error was not asked for
    row.name
  }
  // @ts-expect-error no such field
  exporter(partners, ['nam'])
})

test('changes are rows of what is asked for', async () => {
  for await (const { created, cursor } of partners.changes({ fields: ['name'] })) {
    expectTypeOf(cursor).toEqualTypeOf<string>()
    expectTypeOf(created[0]?.name).toEqualTypeOf<string | undefined>()
    expectTypeOf(created[0]?.write_date).toEqualTypeOf<Date | undefined>()
    // @ts-expect-error was not asked for
    created[0]?.ref
  }
  for await (const { updated } of partners.select({ country_id: { code: true } }).changes()) {
    expectTypeOf(updated).toExtend<readonly ChangedRow<Partner, { country_id: { code: true } }>[]>()
    expectTypeOf(updated[0]?.country_id?.code).toEqualTypeOf<string | null | undefined>()
  }
  // @ts-expect-error no such field
  partners.changes({ fields: ['nam'] })
})

test('copies know both ends', () => {
  const from = partners.select({ name: true, ref: true })
  void copyRecords({ from, to: contacts, namespace: 'old', rename: { ref: 'reference' } })
  // @ts-expect-error no field of the model that takes them
  void copyRecords({ from, to: contacts, namespace: 'old', rename: { ref: 'ref' } })
  // @ts-expect-error not of the selection
  void copyRecords({ from, to: contacts, namespace: 'old', rename: { country_id: 'reference' } })
})
