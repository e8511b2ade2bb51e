import type { FieldDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { keyError, ServerException, userError, validationError } from '../python/exceptions.ts'
import { FIELDS } from './field-id.ts'
import { literal, literalSelection } from './literal-selection.ts'
import { dependentOf } from './manual-fields.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

const LINKS: ReadonlySet<unknown> = new Set(['many2one', 'one2many', 'many2many'])

/** All values of a field that somebody makes (odoo/addons/base/models/ir_model.py of 14 and 19, `create`). */
export function newField(values: Values, env: Environment): Values {
  const { major } = env.dialect.series
  const { model_id, ttype, translate, relation, relation_field } = values
  const link = model_id ? { model: modelName(env, model_id) } : {}
  // No Python runs here.
  if (values.compute) throw unreadable(String(values.name), String(link.model ?? '…'), ttype)
  if (ttype === 'one2many' && relation !== undefined && !('relation_field' in values)) throw keyError('relation_field')
  if (typeof relation === 'string' && relation !== '' && !env.hasModel(relation)) {
    // Tried on 14.0 and 19.0.
    if (major < 19) throw userError(`Model ${relation} does not exist!`)
    throw validationError(`Unknown model name '${relation}' in Related Model`)
  }
  if (ttype === 'one2many' && typeof relation === 'string') checkInverse(env, relation, String(relation_field))
  if ('selection' in values) literalSelection(values.selection)
  const isStored = !values.related && ttype !== 'one2many'
  return {
    copied: isStored,
    ...values,
    ...link,
    // A yes of old times is a choice since 19.
    ...(major >= 19 && translate === true && { translate: ttype === 'html' ? 'html_translate' : 'standard' }),
    ...(ttype !== 'many2one' && { on_delete: false }),
    state: values.state ?? 'manual',
  }
}

function modelName(env: Environment, id: unknown): unknown {
  const models = env.table('ir.model')
  const row = models.rows.get(Number(id))
  if (row !== undefined) return row.model
  throw env.dialect.exceptions.missingRecord('read', models.definition, Number(id), env.uid)
}

function checkInverse(env: Environment, relation: string, name: string): void {
  const field = env.table(relation).fields[name]
  if (field?.type === 'many2one') return
  throw userError(`Many2one ${name} on model ${relation} does not exist!`)
}

const unreadable = (name: string, model: string, ttype: unknown) =>
  new ServerException(
    'builtins.NotImplementedError',
    `the sandbox runs no Python, as '${name}' has to compute it: make no record of it here, and write \`extend: { '${model}': { fields: { ${name}: { type: '${String(ttype)}', compute: (row, env) => … } } } }\` of \`new Sandbox\``,
  )

/** What a row of a manual field may not be (tried on 14.0 and 19.0). */
export function checkField(row: Row, env: Environment): void {
  if (row.state !== 'manual') return
  const { exceptions, series } = env.dialect
  const name = String(row.name || '')
  if (!name.startsWith('x_')) {
    const end = series.major < 18 ? ' !' : '!'
    throw exceptions.constraint(`Custom fields must have a name that starts with 'x_'${end}`, row, env.context)
  }
  if (!/^\w{1,63}$/.test(name)) {
    throw validationError('Field names can only contain characters, digits and underscores (up to 63).')
  }
  if (LINKS.has(row.ttype) || row.domain) literal(String(row.domain || '[]'))
  if (series.major >= 19 && row.ttype === 'many2one' && row.required && row.on_delete === 'set null') {
    throw validationError(
      `The m2o field ${name} is required but declares its ondelete policy as being 'set null'. Only 'restrict' and 'cascade' make sense.`,
    )
  }
  if (row.related) checkPath(env, row)
}

function checkPath(env: Environment, { model, related, name, ttype }: Row): void {
  let field: FieldDefinition | undefined
  let at = String(model)
  for (const step of String(related).split('.')) {
    field = env.hasModel(at) ? env.table(at).fields[step] : undefined
    const quote = env.dialect.series.major < 19 ? "'" : '"'
    const quoted = (text: unknown) => `${quote}${String(text)}${quote}`
    if (field === undefined) throw userError(`Unknown field name ${quoted(step)} in related field ${quoted(related)}`)
    at = field.relation ?? ''
  }
  if (field?.type === ttype) return
  throw validationError(`Related field "${String(name)}" does not have type "${String(field?.type)}"`)
}

const TOLD: ReadonlySet<string> = new Set(['field_description', 'help'])

/** What the server's own code says of a field is not for records to change. */
export const unalterable = () =>
  userError(
    'Properties of base fields cannot be altered in this manner! Please modify them through Python code, preferably through a custom addon!',
  )

/** Raises for a change that a field does not take. */
export function refuseChange(rows: readonly Row[], values: Values, env: Environment): void {
  const isToldAlone = env.dialect.series.major >= 19 && Object.keys(values).every((name) => TOLD.has(name))
  for (const row of rows) {
    // What is told of the server's own fields can be changed since 19 (tried on 14.0 and 19.0).
    if (row.state !== 'manual' && !isToldAlone) {
      throw unalterable()
    }
    if ('model_id' in values && values.model_id !== row.model_id) {
      throw userError('Changing the model of a field is forbidden!')
    }
    if ('ttype' in values && values.ttype !== row.ttype) {
      throw userError('Changing the type of a field is not yet supported. Please drop it and create it again!')
    }
    if ('name' in values && values.name !== row.name) refuseLoss(env, row, [])
  }
}

/** Raises for fields that must stay: those of the server, and those that others need. */
export function refuseRemoval(rows: readonly Row[], env: Environment): void {
  for (const row of rows) {
    if (row.state !== 'manual') throw userError('This column contains module data and cannot be removed!')
    refuseLoss(env, row, rows)
  }
}

function refuseLoss(env: Environment, { model, name }: Row, rows: readonly Row[]): void {
  const isGone = (of: string, one: string) => rows.some((row) => row.model === of && row.name === one)
  const other = dependentOf(env, String(model), String(name), isGone)
  if (other === undefined) return
  throw userError(
    `The field '${String(model)}.${String(name)}' cannot be removed because the field '${other}' depends on it.`,
  )
}

/** The rows of the fields that every model has, for one that is made. */
export function baseRows(env: Environment, model: string, model_id: number): void {
  const table = env.table(FIELDS)
  for (const [name, field] of Object.entries(env.table(model).fields)) {
    if (field.isManual) continue
    const told = { name, model, model_id, ttype: field.type, field_description: field.string ?? name, state: 'base' }
    const { relation = false, compute } = field
    table.put({
      ...table.empty(),
      ...told,
      ...{ id: table.nextId(), relation, readonly: true, required: false, store: compute === undefined },
    })
  }
}
