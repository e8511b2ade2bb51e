import type { Series } from 'ooor/protocol'
import type { FieldDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { pythonRepr } from '../python/repr.ts'
import { bySequence } from './by-sequence.ts'
import { FIELDS, fieldId } from './field-id.ts'
import { literalSelection } from './literal-selection.ts'

/** Kinds that are not in all series: the first and the last that has them (schemas of real servers). */
const KINDS: Readonly<Record<string, readonly [since: number, until: number]>> = {
  ...{ html: [7, 99], serialized: [6, 8], monetary: [9, 99], many2one_reference: [13, 99] },
  ...{ json: [16, 99], properties: [16, 99], properties_definition: [16, 99] },
}

/** What can be told of a field in `ir.model.fields` since 8, beside what older series have (tried on 14.0 and 19.0). */
export function fieldColumns({ major }: Series): Record<string, FieldDefinition> {
  const flag = (string: string) => ({ type: 'boolean', string }) as const
  const text = (string: string) => ({ type: 'char', string }) as const
  return {
    help: { type: 'text', string: 'Field Help', translate: true },
    size: { type: 'integer', string: 'Size' },
    // `fields_get` of 14.0 and 19.0.
    copied: {
      ...flag('Copied'),
      since: 9,
      ...(major >= 14 && { depends: ['ttype', 'related', 'compute'] }),
      ...(major >= 19 && { default: true, isDefaultUntold: true }),
    },
    index: { ...flag('Indexed'), since: 9 },
    selectable: { ...flag('Selectable'), default: true },
    related: { ...text(major < 19 ? 'Related Field' : 'Related Field Definition'), since: 9 },
    compute: { type: 'text', string: 'Compute', since: 9 },
    depends: { ...text('Dependencies'), since: 9 },
    domain: { ...text('Domain'), default: '[]' },
    ...relationColumns(major),
    currency_field: { ...text('Currency field'), since: 17 },
    company_dependent: { ...flag('Company Dependent'), readonly: true, since: 18 },
    group_expand: { ...flag('Expand Groups'), since: 14 },
    tracking: { type: 'integer', string: 'Enable Ordered Tracking', since: 14 },
    groups: { type: 'many2many', string: 'Groups', relation: 'res.groups' },
    translate:
      major < 19
        ? flag('Translatable')
        : {
            type: 'selection',
            string: 'Translatable',
            selection: [
              ['standard', 'Translate as a whole'],
              ['html_translate', 'Translate HTML terms'],
              ['xml_translate', 'Translate XML terms'],
            ],
          },
    on_delete: {
      type: 'selection',
      string: 'On Delete',
      selection: [
        ['cascade', 'Cascade'],
        ['set null', 'Set NULL'],
        ['restrict', 'Restrict'],
      ],
      default: 'set null',
    },
    ...(major < 13 ? { selection: text('Selection Options') } : selectionColumns()),
  }
}

/** Where links stand in PostgreSQL, and the records of the fields that a field is about. */
function relationColumns(major: number): Record<string, FieldDefinition> {
  const of = (string: string, depends: readonly string[], path: (row: Stored) => readonly [unknown, unknown]) =>
    ({
      ...({ type: 'many2one', relation: FIELDS, onDelete: 'cascade' } as const),
      ...{ string, readonly: true, depends, store: true, since: 14 },
      // Of what records made only (tried on 14.0 and 16.0 to 19.0).
      compute: (row: Stored, env: Environment) => row.state === 'manual' && fieldAt(env, ...path(row)),
    }) as const
  const text = (string: string) => ({ type: 'char', string, since: 14 }) as const
  return {
    complete_name: { ...text('Complete Name'), until: 18 },
    relation_field_id: of('Relation field', ['relation', 'relation_field'], ({ relation, relation_field }) => [
      relation,
      relation_field,
    ]),
    related_field_id: of(major < 18 ? 'Related field' : 'Related Field', ['related'], ({ model, related }) => [
      model,
      related,
    ]),
    relation_table: text('Relation Table'),
    column1: text('Column 1'),
    column2: text('Column 2'),
  }
}

/** The record of the field at the end of a path. */
function fieldAt(env: Environment, model: unknown, path: unknown): number | false {
  const [name, ...rest] = typeof path === 'string' ? path.split('.') : []
  const id = fieldId(env, model, name)
  if (id === false || rest.length === 0) return id
  return fieldAt(env, env.table(FIELDS).rows.get(id)?.relation, rest.join('.'))
}

/** Since 13 each choice is a record of its own, and their list a way to write them. */
const selectionColumns = (): Record<string, FieldDefinition> => ({
  selection: {
    type: 'char',
    string: 'Selection Options (Deprecated)',
    store: false,
    depends: ['selection_ids'],
    compute: (row, env) => {
      if (row.ttype !== 'selection' && row.ttype !== 'reference') return false
      const pairs = choicesOf(row, env).map(([key, label]) => `(${pythonRepr(key)}, ${pythonRepr(label)})`)
      return `[${pairs.join(', ')}]`
    },
    write: (row, value, env) => {
      const known = env.table(CHOICES).referring('field_id', row.id)
      if (known.length > 0)
        env.unlink(
          CHOICES,
          known.map(({ id }) => id),
        )
      for (const [sequence, [key, name]] of literalSelection(value).entries()) {
        env.create(CHOICES, { field_id: row.id, value: key, name, sequence })
      }
    },
  },
  selection_ids: { type: 'one2many', string: 'Selection Options', relation: CHOICES, inverse: 'field_id' },
})

const CHOICES = 'ir.model.fields.selection'

/** The choices of a field by its record. */
export function choicesOf(row: Readonly<Stored>, env: Environment): Selection {
  if (!env.hasModel(CHOICES)) return literalSelection(row.selection)
  const rows = env.table(CHOICES).referring('field_id', row.id)
  const sorted = rows.toSorted(bySequence)
  return sorted.map(({ value, name }) => [String(value), String(name)] as const)
}

/** The kinds of fields that can be made. */
export function fieldKinds({ major }: Series): Selection {
  const always = 'binary boolean char date datetime float integer many2many many2one one2many reference selection text'
  const some = Object.entries(KINDS).filter(([, [since, until]]) => since <= major && major <= until)
  return [...always.split(' '), ...some.map(([name]) => name)].toSorted().map((kind) => [kind, kind] as const)
}
