import { isTrue, withAttribute } from '../../python/eyes.ts'
import { intOf } from '../../python/numbers.ts'
import { pythonStr } from '../../python/repr.ts'
import { askedId } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { converted, linked, lookForTranslations, type Reference } from './convert.ts'
import { ConversionProblem, labelOf, type Message, WrongKind } from './message.ts'

export type Report = (message: Omit<Message, 'rows' | 'record'>) => unknown

/** What a row calls a record: the name is a line's only, whose column has nothing behind the list's. */
interface Names {
  readonly externalId?: string
  readonly id?: string
  readonly name?: string
}

/** What the rows of a record say. */
export interface Line {
  readonly values: Readonly<Record<string, unknown>>
  /** What names the record itself. */
  readonly names: Names
  /** Lines with external ids of their own, which are made or found after the record. */
  readonly named: readonly { readonly inverse: string; readonly relation: string; readonly line: Line }[]
  readonly isBroken: boolean
}

/** The list that lines are in: problems are told of it. */
interface Within {
  readonly name: string
  readonly label: string
  /** The labels so far, as `Contact/`. */
  readonly prefix: string
}

/** The values of a record by the rows of a table, its first and those of its lines; problems are reported. */
export function valuesOf(
  env: Environment,
  table: Table,
  paths: readonly string[][],
  rows: readonly (readonly string[])[],
  report: Report,
  within?: Within,
): Line {
  const values: Record<string, unknown> = {}
  const names: { -readonly [Kind in keyof Names]: Names[Kind] } = {}
  const named: { inverse: string; relation: string; line: Line }[] = []
  const broken = new Set<string>()
  const known = within === undefined ? databaseIdOf(env, table, paths, rows[0] ?? [], report) : undefined
  let isBroken = false
  const attempt = (name: string, field: FieldDefinition, run: () => void, keep?: (value: unknown) => void) => {
    // Of a field that several columns are about the first problem is told.
    if (broken.has(name)) return
    try {
      run()
    } catch (problem) {
      if (!(problem instanceof ConversionProblem)) throw problem
      report(shown(env, within ?? { name, label: labelOf(name, field) }, problem))
      if (problem.isWarning) keep?.(problem.value)
      else {
        broken.add(name)
        isBroken = true
      }
    }
  }
  const cellAt = (column: number) => cellText(rows[0]?.[column])
  /** Of several columns the last counts; those of a link have to name the record in one way. */
  const linkedOrPlain = (name: string, field: FieldDefinition, columns: readonly number[]) => {
    const last = columns.at(-1) ?? 0
    if (field.type === 'boolean') lookAtTruth(env, rows[0]?.[last])
    if (field.relation === undefined || columns.every((column) => cellAt(column) === '')) {
      return converted(env, name, field, cellAt(last), undefined, within?.prefix)
    }
    const kinds = columns.map((column) => referenceOf(env, paths[column]?.[1]))
    if (new Set(kinds).size > 1) ambiguous(`${within?.prefix ?? ''}${labelOf(name, field)}`)
    return converted(env, name, field, cellAt(last), kinds[0], within?.prefix)
  }
  paths.forEach(([name], index) => {
    if (name === undefined) names.name = cellAt(index)
    else if (name === 'id') names.externalId = cellAt(index)
    else if (name === '.id') names.id = known ?? cellAt(index)
  })
  for (const [name, columns] of columnsOf(table, paths)) {
    const field = table.fields[name] as FieldDefinition
    if (field.type !== 'one2many') {
      // What a row has no cell for has its default (tried on 14.0 and 19.0).
      if (within === undefined && columns.every((column) => column >= (rows[0]?.length ?? 0))) continue
      const set = (value: unknown) => {
        values[name] = value
      }
      attempt(name, field, () => set(linkedOrPlain(name, field, columns)), set)
      continue
    }
    const inner = columns.map((column) => (paths[column] as string[]).slice(1))
    const prefix = `${within?.prefix ?? ''}${labelOf(name, field)}/`
    const inside = { name, label: labelOf(name, field), ...within, prefix }
    const cellsOfLines = rows
      .map((row) => columns.map((column) => cellText(row[column])))
      .filter((cells) => cells.some((cell) => cell !== ''))
    const commands: unknown[] = []
    // A column without a field of the lines names records that are there.
    if (inner.length === 1 && (inner[0]?.length === 0 || inner[0]?.[0] === '.id')) {
      attempt(name, field, () => {
        const label = prefix.slice(0, -1)
        const kind = inner[0]?.[0] as Reference | undefined
        const cells = cellsOfLines.flatMap(([cell = '']) => cell.split(','))
        for (const cell of cells) commands.push([4, linked(env, field, cell.trim(), kind, label)])
      })
    } else {
      const kinds = new Set(inner.map(([head]) => head).filter((head) => head === undefined || isKey(head)))
      for (const cells of cellsOfLines) {
        if (kinds.size > 1) attempt(name, field, () => ambiguous(prefix.slice(0, -1)))
        const line = valuesOf(env, env.table(field.relation ?? ''), inner, [cells], report, inside)
        if (line.isBroken) broken.add(name)
        isBroken ||= line.isBroken
        if (line.isBroken) continue
        if (line.names.id || line.names.name)
          attempt(name, field, () => commands.push(...changed(env, field, line, prefix.slice(0, -1))))
        else if (line.names.externalId && field.inverse !== undefined) {
          attempt(name, field, () => checkLine(env, name, field, line))
          named.push({ inverse: field.inverse, relation: field.relation ?? '', line })
        } else commands.push([0, 0, line.values])
      }
    }
    // Of a list with a line that is none nothing is kept.
    if (commands.length > 0 && !broken.has(name)) values[name] = commands
  }
  return { values, names, named, isBroken }
}

/** A cell as Python tells it; what is nothing is an empty one (tried on 14.0 and 19.0). */
const cellText = (cell: unknown): string => (isTrue(cell) ? pythonStr(cell) : '')

/** What is true or false is told by a text, from 13 to 16 (tried on 14.0). */
function lookAtTruth(env: Environment, cell: unknown): void {
  const { major } = env.dialect.series
  if (major < 13 || major >= 17 || !isTrue(cell)) return
  lookForTranslations(env)
  withAttribute(cell, 'lower')
}

/** The columns of each field, plain values before links, as both are read (tried on 14.0 and 19.0). */
function columnsOf(table: Table, paths: readonly string[][]): readonly (readonly [string, readonly number[]])[] {
  const columns = new Map<string, number[]>()
  paths.forEach(([name], index) => {
    if (name !== undefined && !isKey(name)) columns.set(name, [...(columns.get(name) ?? []), index])
  })
  const isLink = ([name]: readonly [string, unknown]) => table.fields[name]?.relation !== undefined
  return [...columns].toSorted((one, other) => Number(isLink(one)) - Number(isLink(other)))
}

/**
 * Since 13 a record that a row names by its id is looked for first, and made anew where it is not there; undefined before
 * (tried on 14.0 and 19.0).
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
  if (major < 13 || column < 0) return undefined
  const sent: unknown = row[column]
  const cell = typeof sent === 'object' && isTrue(sent) ? String(intOf(sent)) : idText(sent, major)
  if (cell === '' && major >= 17) return ''
  if (major >= 19) env.checkAccess(table, 'read')
  const id = askedId(/^\s*[+-]?\d+\s*$/.test(cell) ? Number(cell) : cell, major)
  if (table.rows.has(id)) return cell
  report({ type: 'error', field: '.id', message: `Unknown database identifier '${cell}'` })
  return ''
}

/** An id as it is told; up to 16 zero is one (tried on 14.0 and 19.0). */
const idText = (sent: unknown, major: number): string =>
  typeof sent === 'number' && major < 17 ? String(sent) : cellText(sent)

/** Up to 8 a line whose external id nobody knows is refused (wire/7.0 and wire/8.0/svc-load-x2many). */
function checkLine(env: Environment, name: string, field: FieldDefinition, { names }: Line): void {
  if (names.externalId && env.dialect.series.major < 9) {
    converted(env, name, { ...field, type: 'many2one' }, names.externalId, 'id')
  }
}

const isKey = (name: string) => name === 'id' || name === '.id'

function ambiguous(label: string): never {
  throw new WrongKind(
    `Ambiguous specification for field '${label}', only provide one of name, external id or database id`,
  )
}

/** A line that is there already is linked and written. */
function changed(env: Environment, field: FieldDefinition, { names, values }: Line, label: string): unknown[] {
  const id = names.id
    ? linked(env, field, names.id, '.id', label)
    : linked(env, field, names.name ?? '', undefined, label)
  return [
    [4, id],
    [1, id, values],
  ]
}

/** How a column of a link names the record. Raises for other fields of it: nothing is made by the way. */
function referenceOf(env: Environment, second: string | undefined): Reference | undefined {
  if (second === undefined || second === 'id' || second === '.id') return second
  if (env.dialect.series.major < 14) return undefined
  throw new WrongKind('Can not create Many-To-One records indirectly, import the field separately')
}

function shown(env: Environment, { name, label }: Omit<Within, 'prefix'>, problem: ConversionProblem) {
  return {
    type: problem.isWarning ? ('warning' as const) : ('error' as const),
    field: name,
    message: problem.message,
    ...(problem.moreinfo !== undefined && { moreinfo: problem.moreinfo }),
    ...(env.dialect.series.major >= 16 && !(problem instanceof WrongKind) && { field_name: label }),
  }
}
