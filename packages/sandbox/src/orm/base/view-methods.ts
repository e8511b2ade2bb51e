import type { Environment, Table } from '../environment.ts'
import { mayKnow } from '../rights.ts'
import type { BaseMethods } from './base-method.ts'

interface View {
  readonly arch: string
  readonly fields: Readonly<Record<string, object>>
}

export const VIEW_METHODS: BaseMethods = {
  fields_view_get: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const table = env.table(model)
      env.checkAccess(table, 'read')
      const type = String(args.view_type ?? 'form')
      return { model, name: 'default', type, view_id: false, ...viewOf(env, table, type) }
    },
  },
}

/** All fields of a model one after the other, each with what its change runs; of lists also their own view. */
function viewOf(env: Environment, table: Table, type: string, isLine = false): View {
  const known = Object.entries(table.fields).filter(([, field]) => mayKnow(env, field))
  const shown = known.filter(([, field]) => !isLine || field.type !== 'one2many')
  const fields = shown.map(([name, field]) => {
    const isList = field.type === 'one2many' && field.relation !== undefined
    const form = isList ? { form: viewOf(env, env.table(field.relation as string), 'form', true) } : {}
    return [name, { type: field.type, views: form }] as const
  })
  const tags = shown.map(([name]) => `<field name="${name}"${onChange(env, table, name)}/>`)
  return { arch: `<${type}>${tags.join('')}</${type}>`, fields: Object.fromEntries(fields) }
}

function onChange(env: Environment, { definition }: Table, name: string): string {
  if (definition.onchanges === undefined || !Object.hasOwn(definition.onchanges, name)) return ''
  return ` on_change="${env.dialect.onchangesByText ? `onchange_${name}(${name}, context)` : '1'}"`
}
