import { dayOfText, momentOfText } from '../../python/strptime.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { recordNamed } from '../external-ids.ts'
import { foundByTries } from '../found-by-tries.ts'
import { toUtc } from '../group/time-zone.ts'
import { selectionOf } from '../selection.ts'
import { datetimeText } from '../timestamp.ts'
import { zoneOfUser } from '../user-zone.ts'
import { ConversionProblem, labelOf, possibleValues, WrongKind } from './message.ts'

/** By what a cell names a record, where that is not its name. */
export type Reference = 'id' | '.id'

/** A cell of an imported table as a field's value (odoo/addons/base/models/ir_fields.py; tried on 14.0 and 19.0). */
export function converted(
  env: Environment,
  name: string,
  field: FieldDefinition,
  cell: string,
  kind: Reference | undefined,
  /** The labels of the lists that it is in, as `Contact/`. */
  prefix = '',
): unknown {
  const label = prefix + labelOf(name, field)
  if (cell === '' && field.type !== 'boolean') return field.type === 'many2many' ? [[5]] : false
  switch (field.type) {
    case 'integer':
    case 'many2one_reference':
      if (/^\s*[+-]?\d+\s*$/.test(cell)) return Number(cell)
      throw new ConversionProblem(`'${cell}' does not seem to be an integer for field '${label}'`)
    case 'float':
    case 'monetary':
      if (cell.trim() !== '' && !Number.isNaN(Number(cell))) return Number(cell)
      throw new ConversionProblem(`'${cell}' does not seem to be a number for field '${label}'`)
    case 'boolean':
      if (cell !== '') lookForTranslations(env)
      return booleanOf(env, cell, label)
    case 'date':
      return orNone(() => dayOfText(cell), notA('date', cell, label, '2012-12-31'))
    case 'datetime':
      return orNone(() => onUsersClock(env, momentOfText(cell)), notA('datetime', cell, label, '2012-12-31 23:59:59'))
    case 'selection': {
      lookForTranslations(env)
      const options = selectionOf(env, field)
      const found = options.find(([key, title]) => key === cell || title.toLowerCase() === cell.toLowerCase())
      if (found !== undefined) return found[0]
      const titles = options.map(([, title]) => title)
      throw new ConversionProblem(`Value '${cell}' not found in selection field '${label}'`, titles)
    }
    case 'many2one':
      return linked(env, field, cell, kind, label)
    case 'many2many':
      return [[6, 0, cell.split(',').map((one) => linked(env, field, one.trim(), kind, label))]]
    default:
      return cell
  }
}

/** What Python reads of a cell, or the problem that it cannot. */
function orNone(read: () => string, problem: ConversionProblem): string {
  try {
    return read()
  } catch {
    throw problem
  }
}

/** A cell's moment is one of the user's clock. */
const onUsersClock = (env: Environment, moment: string) =>
  datetimeText(toUtc(new Date(`${moment.replace(' ', 'T')}Z`), zoneOfUser(env)).getTime())

/** From 13 to 15 words are looked for in all languages, which only employees may (tried on 14.0; not so on 16.0). */
export function lookForTranslations(env: Environment): void {
  const { series, exceptions } = env.dialect
  if (series.major < 13 || series.major >= 16 || env.isSudo || env.groups.includes('user')) return
  if (env.groups.includes('system')) return
  throw exceptions.accessRights('read', { name: 'ir.translation', description: 'Translation', fields: {} })
}

function booleanOf(env: Environment, cell: string, label: string): boolean {
  const word = cell.toLowerCase()
  if (['1', 'true', 'yes'].includes(word)) return true
  if (['', '0', 'false', 'no'].includes(word)) return false
  const hint = "Use '1' for yes and '0' for no"
  const words = `Unknown value '${cell}' for boolean field '${label}'`
  // Up to 14 it is taken for a yes (wire/*/svc-load-bad-boolean).
  if (env.dialect.series.major >= 16) throw new ConversionProblem(words, hint)
  throw new ConversionProblem(`${words}, assuming 'yes'`, hint, true)
}

function notA(kind: string, cell: string, label: string, example: string): ConversionProblem {
  const words = `'${cell}' does not seem to be a valid ${kind} for field '${label}'`
  return new ConversionProblem(words, `Use the format '${example}'`)
}

/** The record that a cell names. */
export function linked(
  env: Environment,
  field: FieldDefinition,
  cell: string,
  kind: Reference | undefined,
  label: string,
): number {
  const model = field.relation ?? ''
  const { major } = env.dialect.series
  const found =
    kind === 'id' ? byName(env, model, cell) : kind === '.id' ? byId(env, model, cell) : byTitle(env, model, cell)
  if (found !== undefined) return found
  const sort = kind === 'id' ? 'external id' : kind === '.id' ? 'database id' : 'name'
  const window =
    kind === undefined
      ? possibleValues(model, undefined, major)
      : possibleValues('ir.model.data', [['model', '=', model]], major)
  if (kind === '.id' && !/^\s*[+-]?\d+\s*$/.test(cell)) {
    throw new ConversionProblem(`Invalid database id '${cell}' for the field '${label}'`, window)
  }
  throw new ConversionProblem(`No matching record found for ${sort} '${cell}' in field '${label}'`, window)
}

function byName(env: Environment, model: string, name: string): number | undefined {
  const row = recordNamed(env, name.includes('.') ? name : `__import__.${name}`)
  if (row === undefined) return undefined
  if (row.model === model) return row.res_id as number
  // The row is looked for in the table of the kind that is wanted: another kind is seen where its id is there too. It is told
  // without the field's label and without a window (tried on 14.0 and 19.0).
  if (env.dialect.series.major < 14 || !env.table(model).rows.has(row.res_id as number)) return undefined
  throw new WrongKind(`Invalid external ID ${name}: expected model '${model}', found '${String(row.model)}'`)
}

/** Up to 16 it is searched for, archived ones are not found (tried on 14, 16, 17, 18 and 19). */
function byId(env: Environment, model: string, text: string): number | undefined {
  const id = Number(text)
  if (Number.isNaN(id)) return undefined
  if (env.dialect.series.major < 17) return env.search(model, [['id', '=', id]], { limit: 1 })[0]
  return env.table(model).rows.has(id) ? id : undefined
}

function byTitle(env: Environment, model: string, title: string): number | undefined {
  const tried = foundByTries(env, model, title, '=', [], { limit: 2 })
  if (tried !== undefined) return tried[0]
  const sudo = env.sudo()
  for (const id of env.search(model, [], {})) if (sudo.displayName(model, id) === title) return id
  const { recName = 'name' } = env.table(model).definition
  return env.search(model, [[recName, '=', title]], { limit: 1 })[0]
}
