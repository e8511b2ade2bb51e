import type { FieldDescription, Row, Values } from 'ooor'
import { connect } from 'ooor'
import { expectTypeOf, test } from 'vitest'

test('a model is typed without any', () => {
  const partners = connect('https://host').model('res.partner').raw
  expectTypeOf(partners.search()).resolves.toEqualTypeOf<number[]>()
  expectTypeOf(partners.create({ name: 'x' })).resolves.toEqualTypeOf<number>()
  expectTypeOf(partners.create([{ name: 'x' }])).resolves.toEqualTypeOf<number[]>()
  expectTypeOf(partners.read([1])).resolves.toEqualTypeOf<Row[]>()
  expectTypeOf(partners.read<{ id: number; name: string }>([1])).resolves.toEqualTypeOf<
    { id: number; name: string }[]
  >()
  expectTypeOf(partners.fieldsGet()).resolves.toEqualTypeOf<Record<string, FieldDescription>>()
  expectTypeOf(partners.call('any')).resolves.toBeUnknown()
  expectTypeOf<Values>().not.toBeAny()
})

test('what cannot be does not compile', () => {
  const odoo = connect('https://host')
  const partners = odoo.model('res.partner').raw
  // @ts-expect-error a domain is a list
  partners.search('name = x')
  // @ts-expect-error a leaf has three parts
  partners.search([['name', '=']])
  // @ts-expect-error an operator is one of three signs
  partners.search(['&&'])
  // @ts-expect-error ids are a list
  partners.read(1)
  // @ts-expect-error at least one company
  odoo.defaultSession.withCompany()
  // @ts-expect-error no such event
  odoo.defaultSession.on('nothing', () => {})
})
