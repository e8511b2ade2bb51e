import type { Series } from 'ooor/protocol'
import { isCopiedByItself } from './copied-by-itself.ts'
import type { FieldDefinition, ModelDefinition } from './definition.ts'
import { timestamp } from './timestamp.ts'

/** Models as one series has them: without the fields of others, and with those that they inherit. */
export function modelsOf(models: readonly ModelDefinition[], { major }: Series): ModelDefinition[] {
  const own = new Map(models.map((model) => [model.name, { ...model, fields: fieldsOf(model, major) }]))
  const full = new Map<string, ModelDefinition>()
  const complete = (model: ModelDefinition): ModelDefinition => {
    const known = full.get(model.name)
    if (known !== undefined) return known
    const inherited = Object.entries(model.inherits ?? {}).map(([link, parent]) => {
      const definition = own.get(parent)
      return definition === undefined ? {} : inheritedFields(link, complete(definition).fields)
    })
    const done = { ...model, fields: Object.assign({}, ...inherited, model.fields) as ModelDefinition['fields'] }
    full.set(model.name, done)
    return done
  }
  return [...own.values()].map(complete)
}

function fieldsOf({ fields }: ModelDefinition, major: number): ModelDefinition['fields'] {
  const ofSeries = { ...fieldsOfEvery(major), ...fields }
  const own = Object.entries(ofSeries).filter(([, { since = 0, until = 99 }]) => since <= major && major <= until)
  return Object.fromEntries(own.map(([name, field]) => [name, major < 9 ? withoutMonetary(field) : field]))
}

/** By which the web client saw that somebody else had changed a record (odoo/models.py of 14.0; tried there). */
const LAST_UPDATE: ModelDefinition['fields'] = {
  __last_update: {
    type: 'datetime',
    string: 'Last Modified on',
    readonly: true,
    store: false,
    copy: false,
    depends: ['create_date', 'write_date'],
    compute: ({ create_date, write_date }, env) => write_date || create_date || timestamp(env),
  },
}

/** Fields that every model of a series has. */
export const fieldsOfEvery = (major: number): ModelDefinition['fields'] =>
  major >= 8 && major <= 16 ? LAST_UPDATE : {}

/** Amounts were floats before they had a currency. */
function withoutMonetary({ currencyField, ...field }: FieldDefinition): FieldDefinition {
  return field.type === 'monetary' ? { ...field, type: 'float', digits: [16, 2] } : field
}

/** What an heir tells as its parent does. */
const toldByHeir = (told: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(['digits', 'readonly'].flatMap((name) => (name in told ? [[name, told[name]]] : [])))

/** A parent's fields as those of its heir: not its methods (odoo/orm/model_classes.py of 19, `_add_inherited_fields`). */
export function inheritedFields(link: string, fields: ModelDefinition['fields']): Record<string, FieldDefinition> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const { compute, write, inverse, companyDependent: ___, default: _, related: __, told, store, ...rest } = field
      const heir: FieldDefinition = {
        ...rest,
        ...(!isCopiedByItself(field) && { copy: false }),
        ...(told !== undefined && { told: toldByHeir(told) }),
        related: `${link}.${name}`,
        isInherited: true,
        depends: [`${link}.${name}`],
        // A search goes through the link; a group cannot (19 joins it, older ones too).
        store: false,
        isComputedByParent: compute !== undefined && store !== true && !field.related,
        ...(compute !== undefined && write === undefined && !field.related && { readonly: true }),
      }
      return [name, heir]
    }),
  )
}
