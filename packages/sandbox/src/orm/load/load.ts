import { indexError, keyError, ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { isTrue, iterated, matched, postgresError, pythonType } from '../../python/eyes.ts'
import { askedId } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { recordNamed } from '../external-ids.ts'
import { converted } from './convert.ts'
import { ConversionProblem, labelOf, type Message } from './message.ts'

type Values = Record<string, unknown>

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
  for (const [head = ''] of paths) checkField(env, table, head)
  const data = tableOf(givenData)
  if (major >= 13 && major < 17) checkCells(env, table, paths, givenData, data)
  const messages: Message[] = []
  const next = env.dialect.series.major >= 13 ? { nextrow: 0 } : {}
  const hasFailed = () => messages.some(({ type }) => type === 'error')
  const ids = env.attempt(
    () => loadBlocks(env, table, paths, blocksOf(table, paths, data), messages),
    () => !hasFailed(),
  )
  return { ids: hasFailed() ? false : ids, messages, ...next }
}

/** Rows as lists of cells: a text is a row of characters. */
function tableOf(data: unknown): readonly string[][] {
  if (typeof data !== 'string' && (typeof data !== 'object' || data === null)) {
    throw typeError(`object of type '${pythonType(data)}' has no len()`)
  }
  if (pythonType(data) === 'dict') {
    if (isTrue(data)) throw keyError('0')
    return []
  }
  return iterated(data).map((row) => iterated(row) as string[])
}

/** What is beyond a relation is there, and rows reach to the last of their relations (tried on 14.0). */
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
    if (!isId && !Object.hasOwn(env.table(relation).fields, second)) throw keyError(second)
  })
  const short = data.findIndex((row) => row.length <= last)
  if (short < 0) return
  throw indexError(`${typeof iterated(given)[short] === 'string' ? 'string' : 'list'} index out of range`)
}

function checkField(env: Environment, table: Table, name: string): void {
  if (name === 'id' || name === '.id' || Object.hasOwn(table.fields, name)) return
  throw env.dialect.series.major < 18 ? keyError(name) : valueError(`Invalid field name '${name}'`)
}

function blocksOf(table: Table, paths: readonly string[][], data: readonly string[][]): Block[] {
  const isLine = (path: readonly string[]) => table.fields[path[0] ?? '']?.type === 'one2many'
  const blocks: { from: number; rows: (readonly string[])[] }[] = []
  data.forEach((row, from) => {
    const last = blocks.at(-1)
    const isMore = last !== undefined && paths.every((path, index) => isLine(path) || !row[index])
    if (isMore) last.rows.push(row)
    else blocks.push({ from, rows: [row] })
  })
  return blocks
}

/** From 13 to 16 all records are read before any is saved, also those that are read in part (tried on 14.0). */
function loadBlocks(
  env: Environment,
  table: Table,
  paths: readonly string[][],
  blocks: readonly Block[],
  messages: Message[],
): (number | false)[] {
  const { major } = env.dialect.series
  const isOld = major >= 13 && major < 17
  const readers = blocks.map((block, record) => () => {
    const rows = { from: block.from, to: block.from + block.rows.length - 1 }
    const report: Report = (message) => messages.push({ rows, record, ...message })
    return { ...valuesOf(env, table, paths, block.rows, report), report }
  })
  const save = (read: ReturnType<(typeof readers)[number]>) =>
    read.isBroken && !isOld ? false : saveBlock(env, table, read)
  if (!isOld) return readers.map((read) => save(read()))
  const looksUp = paths.some(([name = '']) => isLookedUp(table.fields[name]))
  let isAborted = false
  const read = readers.map((reader) => {
    // An id that is no number has ended the transaction: nothing is looked up any more, and nothing is saved.
    if (isAborted && looksUp) throw postgresError('InFailedSqlTransaction', 'current transaction is aborted\n')
    const one = reader()
    isAborted ||= messages.some(({ message }) => message.startsWith('Invalid database id '))
    return one
  })
  return isAborted ? [] : read.map(save)
}

const isLookedUp = (field: FieldDefinition | undefined) =>
  field?.relation !== undefined || field?.type === 'selection' || field?.type === 'boolean'

function saveBlock(
  env: Environment,
  table: Table,
  { values, names, report }: { readonly values: Values; readonly names: Names; readonly report: Report },
): number | false {
  try {
    return saved(env, table, values, names, report)
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
    report(told(env, table, error))
    return false
  }
}

/** An exception in the words of an import (tried on 14.0 and 19.0). */
function told(env: Environment, table: Table, { kind, exception, message, missingField }: ServerException) {
  const type = 'error' as const
  const isNew = env.dialect.series.major >= 17
  if (missingField !== undefined) {
    const label = labelOf(missingField, table.fields[missingField] as FieldDefinition)
    const words = isNew
      ? message.replace('The operation cannot be completed: ', '')
      : `Missing required value for the field '${label}' (${missingField})`
    return { type, message: words, field: missingField }
  }
  if (isNew || kind === 'UserError' || kind === 'ValidationError') return { type, message }
  const words = `Unknown error during import: <class '${exception}'>: ${message}`
  return { type, message: words, moreinfo: 'Resolve other errors first' }
}

type Report = (message: Omit<Message, 'rows' | 'record'>) => unknown

interface Names {
  readonly externalId?: string
  readonly id?: string
}

function valuesOf(
  env: Environment,
  table: Table,
  paths: readonly string[][],
  rows: readonly (readonly string[])[],
  report: Report,
): { values: Values; names: Names; isBroken: boolean } {
  const values: Values = {}
  const names: { externalId?: string; id?: string } = {}
  const lines = new Map<string, number[]>()
  let isBroken = false
  const known = databaseIdOf(env, table, paths, rows[0] ?? [], report)
  paths.forEach(([name = '', second], index) => {
    const cell = String(rows[0]?.[index] ?? '')
    if (name === 'id') names.externalId = cell
    else if (name === '.id') names.id = known ?? cell
    else {
      const field = table.fields[name] as FieldDefinition
      if (field.type === 'one2many') {
        lines.set(name, [...(lines.get(name) ?? []), index])
        return
      }
      const kind = second === 'id' || second === '.id' ? second : undefined
      try {
        values[name] = converted(env, name, field, cell, kind)
      } catch (problem) {
        if (!(problem instanceof ConversionProblem)) throw problem
        report(shown(env, name, field, problem))
        if (problem.isWarning) values[name] = problem.value
        else isBroken = true
      }
    }
  })
  for (const [name, columns] of lines) {
    const other = env.table(table.fields[name]?.relation ?? '')
    const inner = columns.map((column) => (paths[column] as string[]).slice(1))
    const made = rows
      .map((row) => columns.map((column) => String(row[column] ?? '')))
      .filter((cells) => cells.some((cell) => cell !== ''))
      .map((cells) => valuesOf(env, other, inner, [cells], report))
    isBroken ||= made.some((line) => line.isBroken)
    if (made.length > 0) values[name] = made.map((line) => [0, 0, line.values])
  }
  return { values, names, isBroken }
}

/**
 * From 13 to 16 a record that a row names by its id is looked for first, and made anew where it is not there; undefined
 * on others (tried on 14.0).
 */
function databaseIdOf(
  env: Environment,
  table: Table,
  paths: readonly string[][],
  row: readonly string[],
  report: Report,
): string | undefined {
  const { major } = env.dialect.series
  const column = paths.findIndex(([name]) => name === '.id')
  if (major < 13 || major >= 17 || column < 0) return undefined
  const cell = String(row[column] ?? '')
  const id = askedId(/^\s*[+-]?\d+\s*$/.test(cell) ? Number(cell) : cell, major)
  if (table.rows.has(id)) return cell
  report({ type: 'error', field: '.id', message: `Unknown database identifier '${cell}'` })
  return ''
}

function shown(env: Environment, name: string, field: FieldDefinition, problem: ConversionProblem) {
  return {
    type: problem.isWarning ? ('warning' as const) : ('error' as const),
    field: name,
    message: problem.message,
    ...(problem.moreinfo !== undefined && { moreinfo: problem.moreinfo }),
    ...(env.dialect.series.major >= 16 && { field_name: labelOf(name, field) }),
  }
}

/** Writes the record that the external or database id names, or makes one and names it. */
function saved(
  env: Environment,
  table: Table,
  values: Values,
  { externalId, id }: Names,
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
  const known = recordNamed(env, `${module}.${rest.join('.')}`)
  if (known !== undefined && table.rows.has(known.res_id as number)) {
    env.write(model, [known.res_id as number], values)
    return known.res_id as number
  }
  const made = env.create(model, values)
  env.sudo().create('ir.model.data', { module, name: rest.join('.'), model, res_id: made, noupdate: false })
  return made
}
