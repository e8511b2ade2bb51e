import {
  indexError,
  keyError,
  ServerException,
  typeError,
  validationError,
  valueError,
} from '../../python/exceptions.ts'
import { isTrue, iterated, matched, postgresError, pythonType } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { checkLanguage } from '../check-language.ts'
import { compareLanguage } from '../compare-language.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { recordNamed } from '../external-ids.ts'
import { labelOf, type Message } from './message.ts'
import { type Line, type Report, valuesOf } from './row-values.ts'

/** A record of the table: its first row, and those below that hold nothing but lines of it. */
interface Block {
  readonly from: number
  readonly rows: readonly (readonly string[])[]
}

/** `load`: all records of a table, or none and why (odoo/orm/models.py of 19; tried on 14.0 and 19.0). */
export function loadRows(env: Environment, model: string, givenFields: unknown, givenData: unknown): unknown {
  const table = env.table(model)
  const { major } = env.dialect.series
  const fields = iterated(givenFields).map((field) => matched(field, major))
  const paths = fields.map((field) =>
    field
      .replace(/\.id$/, '/.id')
      .replace(/^\/\.id$/, '.id')
      .split('/')
      .filter(Boolean),
  )
  // Since 19 a table is named in words before anybody looks at it (tried on 19.0).
  if (major >= 19) checkLanguage(env)
  const known = paths.filter((path) => !isPassedOver(path, major))
  for (const path of known) checkPath(env, table, major < 19 ? path : path.slice(0, 1))
  const data = tableOf(givenData)
  if ((major >= 13 && major < 17) || major >= 19) checkCells(env, table, paths, givenData, data)
  lookForCells(paths, data, major)
  // Since 19 what is beyond a relation is looked for with the first row.
  if (major >= 19 && data.length > 0) for (const path of known) checkPath(env, table, path)
  // Fields are told apart by their labels.
  compareLanguage(env)
  const cells =
    known.length === paths.length ? data : data.map((row) => row.filter((_, at) => known.includes(paths[at] ?? [])))
  const messages: Message[] = []
  const next = env.dialect.series.major >= 13 ? { nextrow: 0 } : {}
  const hasFailed = () => messages.some(({ type }) => type === 'error')
  const ids = env.attempt(
    () => loadBlocks(env, table, known, blocksOf(table, known, cells), messages),
    () => !hasFailed(),
  )
  return { ids: hasFailed() ? false : ids, messages, ...next }
}

/** Since 19 what has a dot in its name, or no name, is looked for with the cells below it (tried on 19.0). */
const isPassedOver = ([name = '']: readonly string[], major: number) =>
  major >= 19 && name !== '.id' && (name === '' || name.includes('.'))

function lookForCells(paths: readonly string[][], data: readonly (readonly unknown[])[], major: number): void {
  const passed = paths.flatMap((path, index) => (isPassedOver(path, major) ? [[path[0] ?? '', index] as const] : []))
  for (const row of data) for (const [name, index] of passed) if (isTrue(row[index])) throw keyError(name)
}

/** Rows as lists of cells: a text is a row of characters. */
function tableOf(data: unknown): readonly string[][] {
  if (typeof data !== 'string' && (typeof data !== 'object' || data === null)) {
    throw typeError(`object of type '${pythonType(data)}' has no len()`)
  }
  if (pythonType(data) === 'dict') {
    if (isTrue(data)) throw keyError(0)
    return []
  }
  return iterated(data).map((row) => iterated(row) as string[])
}

/** What is beyond a relation is there, and rows reach to the last of their relations (tried on 14.0 and 19.0). */
function checkCells(
  env: Environment,
  table: Table,
  paths: readonly string[][],
  given: unknown,
  data: readonly string[][],
): void {
  let last = -1
  paths.forEach(([head = '', second], index) => {
    const relation = Object.hasOwn(table.fields, head) ? table.fields[head]?.relation : undefined
    if (relation === undefined) return
    last = index
    const isId = second === undefined || second === 'id' || second === '.id'
    if (env.dialect.series.major < 17 && !isId && !Object.hasOwn(env.table(relation).fields, second))
      throw keyError(second)
  })
  const short = data.findIndex((row) => row.length <= last)
  if (short < 0) return
  throw indexError(`${typeof iterated(given)[short] === 'string' ? 'string' : 'list'} index out of range`)
}

/** Up to 17 what follows a link is looked for among the fields beside it (tried on 14.0 and 19.0). */
function checkPath(env: Environment, table: Table, [name = '', ...rest]: readonly string[]): void {
  const { major } = env.dialect.series
  const isKey = name === 'id' || name === '.id'
  if (!isKey && !Object.hasOwn(table.fields, name)) {
    throw major < 18 || name === '' ? keyError(name) : valueError(`Invalid field name '${name}'`)
  }
  const { type, relation = '' } = table.fields[name] ?? {}
  if (rest.length === 0 || isKey) return
  // From 14 to 17 what follows anything else is looked for beside it too (tried on 14.0; 15 to 17 are taken for it).
  const isPlain = relation === '' && major >= 14 && major < 18
  if (!isPlain && !env.hasModel(relation)) return
  // Before 14 what follows a link is looked at with the rows.
  if (major < 14 && type !== 'one2many') return
  checkPath(env, type === 'one2many' || major >= 18 ? env.table(relation) : table, rest)
}

function blocksOf(table: Table, paths: readonly string[][], data: readonly string[][]): Block[] {
  const isLine = (path: readonly string[]) => table.fields[path[0] ?? '']?.type === 'one2many'
  const blocks: { from: number; rows: (readonly string[])[] }[] = []
  data.forEach((row, from) => {
    const last = blocks.at(-1)
    // Without a value of a line a row is a record of its own, also where it is empty (tried on 14.0 and 19.0).
    const holds = (test: (path: readonly string[]) => boolean) => paths.some((path, index) => test(path) && row[index])
    const isMore = last !== undefined && holds(isLine) && !holds((path) => !isLine(path))
    if (isMore) last.rows.push(row)
    else blocks.push({ from, rows: [row] })
  })
  return blocks
}

/**
 * Since 13 records are saved though they were read in part, after all were read, or before where rows name records that
 * others make (tried on 14.0 and 19.0).
 */
function loadBlocks(
  env: Environment,
  table: Table,
  paths: readonly string[][],
  blocks: readonly Block[],
  messages: Message[],
): (number | false)[] {
  const { major } = env.dialect.series
  const readers = blocks.map((block, record) => () => {
    const rows = { from: block.from, to: block.from + block.rows.length - 1 }
    const report: Report = (message) => messages.push({ rows, record, ...message })
    return { ...valuesOf(env, table, paths, block.rows, report), report }
  })
  const save = (read: ReturnType<(typeof readers)[number]>) =>
    read.isBroken && major < 13 ? false : saveBlock(env, table, read)
  if (major < 13 || namesOwn(table, paths)) return readers.map((read) => save(read()))
  const looksUp = major < 17 && paths.some(([name = '']) => isLookedUp(table.fields[name]))
  let isAborted = false
  const read = readers.map((reader) => {
    // An id that is no number has ended the transaction: nothing is looked up any more, and nothing is saved.
    if (isAborted && looksUp) throw postgresError('InFailedSqlTransaction', 'current transaction is aborted\n')
    const one = reader()
    isAborted ||= major < 17 && messages.some(({ message }) => message.startsWith('Invalid database id '))
    return one
  })
  return isAborted ? [] : read.map(save)
}

/** Whether rows name records that rows of the same table make. */
function namesOwn(table: Table, paths: readonly string[][]): boolean {
  const { name: model } = table.definition
  return paths.some(([name = '', second]) => {
    const field = table.fields[name]
    return second !== '.id' && field?.relation !== undefined && (field.type === 'one2many' || field.relation === model)
  })
}

const isLookedUp = (field: FieldDefinition | undefined) =>
  field?.relation !== undefined || field?.type === 'selection' || field?.type === 'boolean'

function saveBlock(env: Environment, table: Table, line: Line & { readonly report: Report }): number | false {
  const { report } = line
  try {
    return env.attempt(
      () => saved(env, table, line, report),
      () => true,
    )
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
    report(told(env, table, error))
    return false
  }
}

/** An exception in the words of an import (tried on 14.0 and 19.0). */
function told(env: Environment, table: Table, error: ServerException) {
  const { kind, exception, message, missingField, constraint } = error
  const type = 'error' as const
  const isNew = env.dialect.series.major >= 17
  const tellsWords = env.dialect.series.major >= 19
  // PostgreSQL's constraint by its words alone, up to 18 as Python shows them (tried on 14.0 and 17.0 to 19.0).
  if (constraint !== undefined && env.dialect.series.major >= 13) {
    return { type, message: tellsWords ? constraint : `'${constraint}'` }
  }
  if (missingField !== undefined && env.dialect.series.major < 9) {
    // What PostgreSQL says, which newer ones say in words that these do not know (wire/8.0/svc-load-required).
    const relation = table.definition.name.replaceAll('.', '_')
    return {
      type,
      message: `null value in column "${missingField}" of relation "${relation}" violates not-null constraint\n`,
    }
  }
  const isOfParent = missingField !== undefined && table.fields[missingField]?.isInherited === true
  // Another table's column is nobody's field (tried on 14.0).
  if (isOfParent && env.dialect.series.major >= 13 && !isNew) {
    return { type, message: `Missing required value for the field '${missingField}'` }
  }
  // Since 19 a column of another table is told as nobody's (tried on 19.0).
  if (missingField !== undefined && tellsWords && (isOfParent || !Object.hasOwn(table.fields, missingField))) {
    const words = message.replace('The operation cannot be completed: ', '')
    const named = isOfParent ? words : words.replace(/'[^']*' \((\w+)\)/, "'$1'")
    return { type, message: named.replace(/^Model: .*$/m, 'Model: Unknown') }
  }
  if (missingField !== undefined && Object.hasOwn(table.fields, missingField)) {
    const label = labelOf(missingField, table.fields[missingField] as FieldDefinition)
    const words = tellsWords
      ? message.replace('The operation cannot be completed: ', '')
      : `Missing required value for the field '${label}' (${missingField})`
    return { type, message: words, field: missingField }
  }
  if (isNew || isForUser(env, kind)) return { type, message }
  const words = `Unknown error during import: <class '${exception.replace(/^builtins\./, '')}'>: ${asText(error)}`
  return { type, message: words, moreinfo: 'Resolve other errors first' }
}

/** What is told to the user as it is, to which 16 counts all that is meant for users (odoo/models.py of 16; tried on 16.0). */
const isForUser = ({ dialect: { series } }: Environment, kind: string) =>
  ['UserError', 'ValidationError', ...(series.major < 16 ? [] : FOR_USERS_SINCE_16)].includes(kind)

const FOR_USERS_SINCE_16 = ['AccessError', 'MissingError', 'AccessDenied']

/** An exception as Python's `str()` shows it: keys as they are written, several arguments as a tuple (tried on 14.0). */
function asText({ kind, message, arguments: args }: ServerException): string {
  if (kind === 'KeyError' || kind === 'UnknownTimeZoneError') return pythonRepr(args[0] ?? message)
  return kind === 'RedirectWarning' ? `(${args.map((one) => pythonRepr(one)).join(', ')})` : message
}

/** Writes the record that the external or database id names, or makes one and names it; then its lines. */
function saved(env: Environment, table: Table, line: Line, report: Report): number | false {
  const id = savedAlone(env, table, line, report)
  if (id === false) return false
  for (const { inverse, relation, line: child } of line.named) {
    const other = env.table(relation)
    savedAlone(env, other, { ...child, values: { ...child.values, [inverse]: id } }, report)
  }
  return id
}

function savedAlone(
  env: Environment,
  table: Table,
  { values, names: { externalId, id } }: Line,
  report: Report,
): number | false {
  const model = table.definition.name
  if (id) {
    if (table.rows.has(Number(id))) {
      env.write(model, [Number(id)], values)
      return Number(id)
    }
    report({ type: 'error', field: '.id', message: `Unknown database identifier '${id}'` })
    return false
  }
  if (!externalId) return env.create(model, values)
  const [module = '', ...rest] = externalId.includes('.') ? externalId.split('.') : ['__import__', externalId]
  const name = rest.join('.')
  const known = recordNamed(env, `${module}.${name}`)
  const isOther = known !== undefined && known.model !== model
  if (isOther && env.dialect.series.major >= 19) {
    const found = `${String(known.model)} (${known.id})`
    throw validationError(
      `For external id ${module}.${name} when trying to create/update a record of model ${model} found record of different model ${found}`,
    )
  }
  if (known !== undefined && !isOther && table.rows.has(known.res_id as number)) {
    env.write(model, [known.res_id as number], values)
    return known.res_id as number
  }
  const made = env.create(model, values)
  if (name.includes(' ') && env.dialect.series.major >= 14) {
    report({
      type: 'error',
      message: 'new row for relation "ir_model_data" violates check constraint "ir_model_data_name_nospaces"\n',
    })
    return false
  }
  // The name of what is gone, or up to 18 of something else, is this one's now.
  if (known !== undefined) env.sudo().write('ir.model.data', [known.id], { model, res_id: made })
  else env.sudo().create('ir.model.data', { module, name, model, res_id: made, noupdate: false })
  return made
}
