import { type FieldsAnswer, Schema } from 'ooor/schema'
import { describe, expect, it } from 'vitest'
import { declareServer } from './declare-server.ts'
import type { MethodDescription, ModelDescription } from './server-description.ts'

function model(name: string, fields: FieldsAnswer, methods: readonly MethodDescription[] = []): ModelDescription {
  return { name, label: undefined, schema: new Schema(name, fields), methods }
}

function method(name: string, isOfModel = false): MethodDescription {
  return { name, isOfModel, doc: undefined, parameters: [], takesMore: false, returns: undefined }
}

const country = model('res.country', { id: { type: 'integer' }, name: { type: 'char', required: true, store: true } })
const partner = model(
  'res.partner',
  {
    user_id: { type: 'many2one', relation: 'res.users', store: true },
    country_id: { type: 'many2one', relation: 'res.country', store: true },
  },
  [method('message_post'), method('find_or_create', true)],
)

describe('declareServer', () => {
  it('writes all of it', () => {
    const text = declareServer({ series: '14.0', models: [{ ...partner, label: 'Contact' }, country], common: [] })
    expect(text).toBe(`// Written by \`ooor types\` from Odoo 14.0. Do not edit.
import type { field, UntypedModel } from 'ooor'

export interface Odoo {
  'res.country': ResCountry
  'res.partner': ResPartner
}

declare module 'ooor' {
  interface Models extends Odoo {}
}

export interface ResCountry {
  name: 'res.country'
  fields: {
    /** name */
    name: field.Char<'required'>
  }
  methods: object
}

/** Contact */
export interface ResPartner {
  name: 'res.partner'
  fields: {
    /** country_id */
    country_id: field.Many2one<ResCountry>
    /** user_id */
    user_id: field.Many2one<UntypedModel<'res.users'>>
  }
  methods: {
    message_post(): Promise<unknown>
  }
  modelMethods: {
    find_or_create(): Promise<unknown>
  }
}
`)
  })

  it('has what all models can do once', () => {
    const common = [method('export_data'), method('load', true)]
    const text = declareServer({ series: '19.0', models: [country, partner], common })
    expect(text).toContain('export interface BaseMethods {\n  export_data(): Promise<unknown>\n}')
    expect(text).toContain('export interface BaseModelMethods {\n  load(): Promise<unknown>\n}')
    expect(text).toContain('  methods: BaseMethods\n  modelMethods: BaseModelMethods\n}')
    expect(text).toContain('  methods: BaseMethods & {\n    message_post(')
    expect(text).toContain('  modelMethods: BaseModelMethods & {\n    find_or_create(')
  })

  it('leaves other servers alone, and imports what it needs', () => {
    const text = declareServer({ series: '14.0', models: [country], common: [] }, { isGlobal: false, name: 'Shop' })
    expect(text).not.toContain('declare module')
    expect(text).toContain("import type { field } from 'ooor'")
    expect(text).toContain('export interface Shop {')
  })
})
