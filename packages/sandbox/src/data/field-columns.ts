import type { Series } from 'ooor/protocol'
import type { FieldDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { selectionOf } from '../orm/selection.ts'
import { pythonRepr } from '../python/repr.ts'
import { bySequence } from './by-sequence.ts'
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
    currency_field: { ...text('Currency field'), since: 19 },
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

/** Since 13 each choice is a record of its own, and their list a way to write them. */
const selectionColumns = (): Record<string, FieldDefinition> => ({
  selection: {
    type: 'char',
    string: 'Selection Options (Deprecated)',
    store: false,
    depends: ['selection_ids'],
    compute: (row, env) => {
      const choices = choicesOf(row, env)
      return choices === undefined ? false : pythonRepr(choices)
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

function choicesOf(row: Readonly<Stored>, env: Environment): Selection | undefined {
  if (row.ttype !== 'selection' && row.ttype !== 'reference') return undefined
  if (row.state === 'manual') return manualChoices(row, env)
  const field = env.hasModel(String(row.model)) ? env.table(String(row.model)).fields[String(row.name)] : undefined
  return field?.selection === undefined ? [] : selectionOf(env, field)
}

/** The choices of a field that somebody made. */
export function manualChoices(row: Readonly<Stored>, env: Environment): Selection {
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
