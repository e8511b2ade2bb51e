import { ConfigError, suggestion } from 'ooor/protocol'
import type { AccessRights, FieldDefinition, FieldType, ModelDefinition, Stored } from './definition.ts'
import { isMagic } from './magic-fields.ts'
import { shown, wantedValue } from './wanted-value.ts'

const TYPES = {
  char: true,
  text: true,
  html: true,
  integer: true,
  float: true,
  monetary: true,
  boolean: true,
  date: true,
  datetime: true,
  selection: true,
  binary: true,
  json: true,
  reference: true,
  many2one_reference: true,
  many2one: true,
  one2many: true,
  many2many: true,
} as const satisfies Record<FieldType, true>

type Models = ReadonlyMap<string, ModelDefinition>

/** Refuses a field of a user's own that cannot be: of no type, without what its type wants, or to a model that is not there. */
export function checkField(models: Models, model: string, name: string, field: FieldDefinition): void {
  const { type, relation, inverse, selection, mirrors, currencyField } = field
  const wrong = (what: string) => new ConfigError(`the field ${name} of ${model} ${what}`)
  if (!Object.hasOwn(TYPES, type)) {
    throw wrong(`is of type '${String(type)}'${suggestion(String(type), Object.keys(TYPES)).text}`)
  }
  if (type === 'selection' && (field.related ?? selection) === undefined) {
    throw wrong("has no values: add selection: [['gold', 'Gold']]")
  }
  if (Array.isArray(selection) && !selection.every((one) => Array.isArray(one) && one.length === 2)) {
    throw wrong("has values that are no pairs of key and label: write selection: [['gold', 'Gold']]")
  }
  // Of lists a default may be commands too, as `create` takes them.
  const isCommands = Array.isArray(field.default) && field.default.some((one) => Array.isArray(one))
  if (typeof field.default !== 'function' && !isCommands) {
    const wanted = wantedValue(field, field.default)
    if (wanted !== undefined) throw wrong(`has the default ${shown(field.default)}: pass ${wanted}`)
  }
  const own = models.get(model) as ModelDefinition
  if (currencyField !== undefined && fieldOf(models, own, currencyField)?.relation !== 'res.currency') {
    throw wrong(`has the currencyField '${currencyField}', which is no currency of ${model}`)
  }
  if (mirrors !== undefined && type !== 'many2many') throw wrong('mirrors another field: only a many2many does')
  if (type !== 'many2one' && type !== 'one2many' && type !== 'many2many') return
  if (relation === undefined) throw wrong(`leads to no model: add relation: 'res.partner'`)
  const other = models.get(relation)
  if (other === undefined) {
    throw wrong(`leads to '${relation}', which the sandbox has not${suggestion(relation, models.keys()).guess}`)
  }
  if (mirrors !== undefined && fieldOf(models, other, mirrors)?.relation !== model) {
    throw wrong(`mirrors '${mirrors}', which is no field of ${relation} that leads to ${model}`)
  }
  if (type !== 'one2many' || field.compute !== undefined || field.related !== undefined) return
  if (inverse === undefined) throw wrong(`has no inverse: add the many2one of ${relation} that leads back`)
  if (fieldOf(models, other, inverse) === undefined) {
    throw wrong(
      `has the inverse '${inverse}', which ${relation} has not${suggestion(inverse, Object.keys(other.fields)).guess}`,
    )
  }
}

const LETTERS = /^[rwcd]*$/

/** Refuses rights that nobody gets: of a word that is no group, or with a letter that is no right. */
export function checkAccess(model: string, access: AccessRights): void {
  for (const [group, rights] of Object.entries(access)) {
    checkGroup(`the access of ${model}`, group, EVERYONE)
    if (!LETTERS.test(rights ?? '')) {
      throw new ConfigError(
        `'${rights}' in the access of ${model} is no right: r reads, w writes, c creates, d deletes`,
      )
    }
  }
}

const GROUPS: readonly string[] = ['system', 'user', 'portal', 'public', 'doc']
const EVERYONE: readonly string[] = ['everyone']

/** Refuses a word that is no group: nobody would be in it. */
export function checkGroup(what: string, group: string, more: readonly string[] = []): void {
  const known = [...GROUPS, ...more]
  if (known.includes(group) || group.includes('.')) return
  throw new ConfigError(
    `'${group}' in ${what} is no group: there are ${known.join(', ')}, and external ids of others${suggestion(group, known).guess}`,
  )
}

/** Refuses fields that the model has not: what should be unique would never be looked at. */
export function checkUnique(models: Models, model: ModelDefinition, given: object = {}): void {
  for (const name of Object.keys(given).flatMap((names) => names.split(','))) {
    if (isMagic(name) || fieldOf(models, model, name) !== undefined) continue
    const { guess } = suggestion(name, Object.keys(model.fields))
    throw new ConfigError(`${model.name} has no field '${name}', which \`unique\` names${guess}`)
  }
}

/** Refuses rows of a user's own without an id, with a field that is not there, or text for a record. */
export function checkRows(models: Models, model: ModelDefinition, rows: readonly Stored[]): void {
  // Rows have what no field tells, too: a user's password and groups.
  const kept = new Set(model.records?.flatMap((row) => Object.keys(row)))
  const ids = new Set<number>()
  for (const row of rows) {
    if (!Number.isInteger(row?.id)) {
      throw new ConfigError(`a row of ${model.name} has no id: write { id: 1, … }, by which other rows refer to it`)
    }
    if (ids.has(row.id)) {
      throw new ConfigError(`two rows of ${model.name} have the id ${row.id}, and one would take the other's place`)
    }
    ids.add(row.id)
    for (const [name, value] of Object.entries(row)) {
      // What it is in one language or company stands under a name of its own, as `name@fr_FR`.
      const bare = name.replace(/@.*$/, '')
      const field = fieldOf(models, model, bare)
      if (field === undefined && !isMagic(bare) && !kept.has(name)) {
        const { guess } = suggestion(bare, Object.keys(model.fields))
        throw new ConfigError(`row ${row.id} of ${model.name} has '${name}', which is no field of it${guess}`)
      }
      if (field?.type === 'many2one' && typeof value === 'string') {
        throw new ConfigError(
          `row ${row.id} of ${model.name} has text for ${name}: pass the id of ${field.relation}, or false`,
        )
      }
      const isList = Array.isArray(value) && value.length > 0
      if (isList && field?.type === 'one2many' && field.inverse !== undefined && field.compute === undefined) {
        throw new ConfigError(
          `row ${row.id} of ${model.name} has ${name}, which are the rows of ${field.relation} whose ${field.inverse} leads here: write it in those`,
        )
      }
      const wanted = field && wantedValue(field, value)
      if (wanted !== undefined) {
        throw new ConfigError(`row ${row.id} of ${model.name} has ${shown(value)} for ${name}: pass ${wanted}`)
      }
    }
  }
}

/** Lists of what the sandbox is made of, which it makes itself. */
const MADE_BY_ITSELF = /^ir\.model(\.|$)/

/** Refuses rows of a user's own that lead to a record that is not there. */
export function checkLinks(models: Models, model: ModelDefinition, rows: readonly Stored[]): void {
  const idsOf = new Map<string, ReadonlySet<number>>()
  const isThere = (relation: string, id: number) => {
    const known = idsOf.get(relation) ?? new Set(models.get(relation)?.records?.map((row) => row.id))
    idsOf.set(relation, known)
    return known.has(id)
  }
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      const { type, relation } = fieldOf(models, model, name.replace(/@.*$/, '')) ?? {}
      if (relation === undefined || !models.has(relation) || MADE_BY_ITSELF.test(relation)) continue
      const ids = type === 'many2one' ? [value] : type === 'many2many' && Array.isArray(value) ? value : []
      const missing: unknown = ids.find((id) => typeof id === 'number' && !isThere(relation, id))
      if (missing === undefined) continue
      throw new ConfigError(
        `row ${row.id} of ${model.name} has ${String(missing)} for ${name}, and there is no ${relation} of that id: add it to \`records\``,
      )
    }
  }
}

function fieldOf(
  models: Models,
  { fields, inherits = {} }: ModelDefinition,
  name: string,
): FieldDefinition | undefined {
  const own = fields[name]
  if (own !== undefined) return own
  for (const parent of Object.values(inherits)) {
    const model = models.get(parent)
    const found = model && fieldOf(models, model, name)
    if (found !== undefined) return found
  }
  return undefined
}
