import { connect, type field, type Input, type OoorError } from 'ooor'
import { expectTypeOf, test } from 'vitest'

interface Partner {
  name: 'res.partner'
  fields: { name: field.Char<'required'>; ref: field.Char; color: field.Integer }
  methods: object
}
const partners = connect<{ 'res.partner': Partner }>('https://host').model('res.partner')

test('upserts are typed', async () => {
  const { was, record } = await partners.upsert({ name: 'x', ref: 'y' }, { match: ['ref'] })
  expectTypeOf(was).toEqualTypeOf<'made' | 'changed'>()
  expectTypeOf(record.color).resolves.toEqualTypeOf<number | null>()
  const report = await partners.upsertMany([{ name: 'x' }], {
    externalId: (row, index) => `shop.${row.ref}${index}`,
    onError: 'collect',
  })
  expectTypeOf(report.ids).toEqualTypeOf<readonly (number | null)[]>()
  expectTypeOf(report.refused[0]).toEqualTypeOf<
    { readonly index: number; readonly values: Input<Partner>; readonly error: OoorError } | undefined
  >()
  expectTypeOf(partners.findOrCreate({ name: 'x' })).resolves.toHaveProperty('color')
  // @ts-expect-error no such field
  partners.upsertMany([{ name: 'x' }], { match: ['reff'] })
  // @ts-expect-error one of the two
  partners.upsertMany([{ name: 'x' }], { match: ['ref'], externalId: () => 'x' })
  // @ts-expect-error no such field
  partners.upsert({ nam: 'x' }, { externalId: 'a.b' })
})
