import { ConfigError, suggestion } from 'ooor/protocol'
import { checkAccess, checkField, checkLinks, checkRows, checkUnique } from './check-definitions.ts'
import { checkExtension, checkModel, checkOnchanges } from './check-shapes.ts'
import type { GivenRows } from './complete-rows.ts'
import type { FieldDefinition, ModelDefinition, Stored } from './definition.ts'
import { isStored } from './field-storage.ts'
import type { ModelExtension } from './model-extension.ts'
import { methodsOfOwn, prepareOfOwn } from './own-answers.ts'
import { onchangesOfOwn } from './own-onchanges.ts'
import { modelOnWholeRows, onWholeRows, wholeRow } from './whole-row.ts'

interface Options {
  readonly models?: readonly ModelDefinition[]
  readonly extend?: Readonly<Record<string, ModelExtension>>
  readonly records?: Readonly<Record<string, readonly Stored[]>>
}

/** Models with what a sandbox's options make of them. Throws a `ConfigError` for those that are not there. */
export function modelsOfOptions(known: readonly ModelDefinition[], options: Options): readonly ModelDefinition[] {
  const { models: own = [], extend } = options
  if (Array.isArray(extend))
    throw new ConfigError("`extend` is an object by model: write { 'res.partner': { fields: {} } }")
  if (!Array.isArray(own)) throw new ConfigError('`models` is a list: write [{ name, fields, access }]')
  for (const model of own) {
    checkModel(model)
    const { name, access } = model
    if (access === undefined) {
      throw new ConfigError(`the model ${name} has no \`access\`: tell who may do what with it, as { user: 'rwcd' }`)
    }
  }
  // The same list, by which databases without anything of their own share what is made of it.
  if (own.length === 0 && options.extend === undefined && options.records === undefined) return known
  const models = new Map([...known, ...own.map(modelOnWholeRows)].map((model) => [model.name, model]))
  for (const [name, extension] of Object.entries(options.extend ?? {})) {
    const model = modelNamed(models, name, 'extend')
    checkExtension(name, extension)
    models.set(name, extended(model, extension))
  }
  checkOwn(models, options, new Set(known.map(({ name }) => name)))
  for (const [name, records] of Object.entries(options.records ?? {})) {
    const model = modelNamed(models, name, 'records')
    if (!Array.isArray(records)) throw new ConfigError(`\`records\` of ${name} are a list of rows: write [{ id: 1 }]`)
    checkRows(models, model, records)
    const given = new Set(records.map(({ id }) => id))
    const others = (model.records ?? []).filter(({ id }) => !given.has(id))
    models.set(name, { ...model, records: [...others, ...records].toSorted((a, b) => a.id - b.id) })
  }
  for (const [name, rows] of givenRows(options)) checkLinks(models, models.get(name) as ModelDefinition, rows)
  return [...models.values()]
}

/** Rows that a user has written themselves, by model. */
export function givenRows({ models = [], records = {} }: Options): GivenRows {
  const given = new Map<string, readonly Stored[]>()
  const add = (name: string, rows: readonly Stored[]) => {
    const ids = new Set(rows.map(({ id }) => id))
    // Of two with one id the latter takes the other's place.
    given.set(name, [...(given.get(name) ?? []).filter(({ id }) => !ids.has(id)), ...rows])
  }
  for (const { name, records: rows = [] } of models) add(name, rows)
  for (const [name, rows] of Object.entries(records)) add(name, rows)
  return new Map([...given].filter(([, rows]) => rows.length > 0))
}

/** What a user has written themselves: what the types would say, for who has none, and what they cannot. */
function checkOwn(
  models: ReadonlyMap<string, ModelDefinition>,
  { models: own = [], extend = {} }: Options,
  replaced: ReadonlySet<string>,
): void {
  for (const { name, fields, access, onchanges, unique, records = [] } of own) {
    checkOnchanges(models.get(name) as ModelDefinition, onchanges)
    checkUnique(models, models.get(name) as ModelDefinition, unique)
    checkAccess(name, access)
    for (const [field, definition] of Object.entries(fields)) checkField(models, name, field, definition)
    const model = models.get(name) as ModelDefinition
    // What takes the place of a model of the demo data may keep what no field tells, as users do.
    checkRows(models, replaced.has(name) ? model : { ...model, records: [] }, records)
  }
  for (const [name, { fields = {}, access = {}, onchanges, unique }] of Object.entries(extend)) {
    const model = models.get(name) as ModelDefinition
    checkOnchanges(model, onchanges)
    checkUnique(models, model, unique)
    checkAccess(name, access)
    const whole = model.fields
    for (const field of Object.keys(fields)) checkField(models, name, field, whole[field] as FieldDefinition)
  }
}

function modelNamed(models: ReadonlyMap<string, ModelDefinition>, name: string, option: string): ModelDefinition {
  const model = models.get(name)
  if (model !== undefined) return model
  const { guess, nearest } = suggestion(name, models.keys())
  const told = 'pass it among `models`, or take it into the snapshot (--models) or schema'
  const remedy = nearest.length > 0 ? `${guess} Else ${told}` : `: ${told}`
  throw new ConfigError(`\`${option}\` names '${name}', which the sandbox has not${remedy}`)
}

/** Functions of both run, the model's own first. */
function extended(model: ModelDefinition, given: ModelExtension): ModelDefinition {
  const extension = withoutUndefined(given)
  const { constrain, prepare, created } = extension
  return {
    ...model,
    ...extension,
    fields: fieldsOf(model, extension),
    ...(extension.methods && { methods: { ...model.methods, ...methodsOfOwn(model.name, extension.methods) } }),
    ...(extension.onchanges && {
      onchanges: { ...model.onchanges, ...onchangesOfOwn(model.name, extension.onchanges) },
    }),
    ...(extension.unique && { unique: { ...model.unique, ...extension.unique } }),
    ...(extension.rules && { rules: { ...model.rules, ...extension.rules } }),
    ...(extension.access && { access: { ...model.access, ...extension.access } }),
    ...(constrain && {
      constrain: (row, env) => {
        model.constrain?.(row, env)
        constrain(wholeRow(row, env, model.name), env)
      },
    }),
    ...(prepare && { prepare: preparesAfter(model, prepareOfOwn(model.name, prepare)) }),
    ...(created && {
      created: (row, env, values, given) => {
        model.created?.(row, env, values, given)
        created(wholeRow(row, env, model.name), env, values, given)
      },
    }),
  }
}

const preparesAfter =
  ({ prepare }: ModelDefinition, own: NonNullable<ModelDefinition['prepare']>): typeof own =>
  (values, env) =>
    own(prepare?.(values, env) ?? values, env)

/** What is undefined says nothing, and takes nothing away. */
const withoutUndefined = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T

function fieldsOf({ name: model, fields }: ModelDefinition, extension: ModelExtension): ModelDefinition['fields'] {
  const changed = Object.entries(extension.fields ?? {}).map(([name, field]) => {
    const there = fields[name]
    const told = onWholeRows(model, name, withoutUndefined(field))
    // What a server keeps is ordered and grouped by, and rounded as its column, also where a test computes it.
    const isKept = told.compute !== undefined && there !== undefined && isStored(there)
    // Who tells what it begins with has said what it is.
    const isTold = told.default !== undefined
    const whole = { ...(isKept && { store: true }), ...there, ...told, ...(isTold && { isMissed: undefined }) }
    if (whole.type !== undefined) return [name, whole as FieldDefinition]
    throw new ConfigError(`\`extend\` tells no type of ${model}.${name}, which the sandbox has not: add one`)
  })
  return { ...fields, ...Object.fromEntries(changed) }
}
