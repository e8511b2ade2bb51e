import { connect, type field } from 'ooor'
import { expectTypeOf, test } from 'vitest'

interface Partner {
  name: 'res.partner'
  fields: {
    name: field.Char<'required'>
    email: field.Char
    color: field.Integer
    parent_id: field.Many2one<Partner>
    create_date: field.Datetime<'readonly'>
  }
  methods: object
}
const partners = connect<{ 'res.partner': Partner }>('https://host').model('res.partner')

test('columns are typed by the selection', () => {
  const query = partners.select('name', 'email', 'color', 'parent_id')
  expectTypeOf(query.columns()).resolves.toEqualTypeOf<{
    readonly id: number[]
    readonly name: string[]
    readonly email: (string | null)[]
    readonly color: number[]
    readonly parent_id: (number | null)[]
  }>()
  expectTypeOf(query.columns({ numbers: 'float64', names: true })).resolves.toEqualTypeOf<{
    readonly id: Float64Array
    readonly name: string[]
    readonly email: (string | null)[]
    readonly color: Float64Array
    readonly parent_id: ({ id: number; display_name: string } | null)[]
  }>()
})
