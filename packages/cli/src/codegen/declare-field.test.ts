import { type FieldsAnswer, Schema } from 'ooor/schema'
import { expect, it } from 'vitest'
import { declareField } from './declare-field.ts'

function declared(answer: FieldsAnswer, name: string): string {
  const schema = new Schema('x', answer)
  return declareField(schema.field(name), schema, (model) => `<${model}>`).join('\n')
}

const one = (given: Readonly<Record<string, unknown>>) => declared({ f: { string: 'F', store: true, ...given } }, 'f')

it('names the kind', () => {
  expect(one({ type: 'char' })).toBe('    /** F */\n    f: field.Char')
  expect(one({ type: 'many2one_reference' })).toContain('f: field.Many2oneReference')
  expect(one({ type: 'color_of_a_module' })).toContain('f: field.Unknown')
})

it('names the flags', () => {
  expect(one({ type: 'char', required: true })).toContain("field.Char<'required'>")
  expect(one({ type: 'monetary', readonly: true, store: false })).toContain("field.Monetary<'readonly' | 'lazy'>")
})

it('names the target', () => {
  expect(one({ type: 'many2one', relation: 'y', required: true })).toContain("field.Many2one<<y>, 'required'>")
  expect(one({ type: 'one2many', relation: 'y' })).toContain('field.One2many<<y>>')
})

it('lists the values, on lines of their own when they are many', () => {
  const selection = [
    ['a', 'A'],
    ['it’s', 'B'],
    [false, ''],
  ]
  expect(one({ type: 'selection', selection })).toContain("f: field.Selection<'a' | 'it’s'>")
  expect(one({ type: 'selection', selection: [] })).toContain('f: field.Selection<string>')
  expect(one({ type: 'selection' })).toContain('f: field.Selection<string>')
  const many = Array.from({ length: 30 }, (_, index) => [`value ${index}`, ''])
  const lines = one({ type: 'selection', selection: many, required: true }).split('\n')
  expect(lines).toHaveLength(34)
  expect(lines.slice(1, 3)).toEqual(['    f: field.Selection<', "      | 'value 0'"])
  expect(lines.slice(-3)).toEqual(["      | 'value 29',", "      'required'", '    >'])
})

it('comments with label and help', () => {
  expect(one({ type: 'char', help: 'A */ help\nof two lines' })).toBe(
    ['    /**', '     * F', '     *', '     * A *\\/ help', '     * of two lines', '     */', '    f: field.Char'].join(
      '\n',
    ),
  )
  expect(one({ type: 'char', help: false })).toContain('/** F */')
})

it('fields of a parent model are not lazy', () => {
  const answer = {
    partner_id: { type: 'many2one', relation: 'res.partner', required: true, store: true },
    name: { type: 'char', store: false, related: 'partner_id.name' },
    city: { type: 'char', store: false, related: 'company_id.city' },
  }
  expect(declared(answer, 'name')).toContain('name: field.Char')
  expect(declared(answer, 'name')).not.toContain('lazy')
  expect(declared(answer, 'city')).toContain("'lazy'")
})

// Computed binaries may hold data for the web client's widgets: `tax_totals`, `amount_by_group`.
it('lets computed binaries hold anything, and pictures bytes', () => {
  const computed = { type: 'binary', store: false, readonly: true }
  expect(one(computed)).toContain("f: field.Unknown<'readonly' | 'lazy'>")
  expect(one({ type: 'binary' })).toContain('f: field.Binary')
  expect(one({ ...computed, related: 'partner_id.image' })).toContain('f: field.Binary')
  expect(declared({ avatar_128: { ...computed, string: 'A' } }, 'avatar_128')).toContain('avatar_128: field.Binary')
})
