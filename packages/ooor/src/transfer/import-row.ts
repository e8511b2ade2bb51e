import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import { type ServerValues, serverValues } from '../records/record/server-values.ts'
import type { Schema } from '../records/schema/schema.ts'
import type { Scope } from '../records/scope.ts'
import { cellValue } from './cell-value.ts'
import type { Column } from './columns.ts'
import type { Link, Links } from './links.ts'

/** A row whose columns are read, with the records that it names. */
export interface ReadRow {
  readonly index: number
  readonly row: Readonly<Record<string, unknown>>
  readonly values: Readonly<Record<string, unknown>>
  readonly links: readonly FieldLinks[]
}

interface FieldLinks {
  readonly name: string
  readonly isList: boolean
  readonly links: readonly Link[]
  /** Of a list: ids that were given as such. */
  readonly ids: readonly unknown[]
}

/** A row that names a record which is not there. */
export class MissingLink extends InvalidValueError {
  readonly link: Link

  constructor(link: Link) {
    const how = link.by === 'id' ? 'external id' : link.by
    super(`no record of ${link.model} has the ${how} '${link.text}': it has to be there before the row`)
    this.link = link
  }
}

/** Reads the cells of a row. Throws for what no field takes. */
export function readRow(
  schema: Schema,
  columnOf: (name: string) => Column,
  index: number,
  row: Readonly<Record<string, unknown>>,
): ReadRow {
  const values: Record<string, unknown> = {}
  const links: FieldLinks[] = []
  const told = new Map<string, string>()
  for (const [name, cell] of Object.entries(row)) {
    if (cell === undefined) continue
    const { field, by } = columnOf(name)
    const other = told.get(field.name)
    if (other !== undefined) throw new InvalidValueError(`${other} and ${name} both tell ${field.name}: leave one out`)
    told.set(field.name, name)
    const isList = field.kind === 'many2many'
    const parts = isList ? partsOf(cell) : [typeof cell === 'string' ? cell.trim() || null : cell]
    const isNamed = by !== undefined && parts.some((part) => typeof part === 'string')
    const isDeep = by !== undefined && by !== 'name'
    if (!isNamed && !isDeep) values[field.name] = cellValue(schema.model, field, isList ? parts : cell)
    else if (!isList && parts[0] === null) values[field.name] = null
    else {
      const model = field.relation ?? ''
      const named = parts.filter((part) => typeof part === 'string' || isDeep)
      links.push({
        ...{ name: field.name, isList },
        links: named.map((part) => ({ model, by: by ?? 'name', text: textOf(name, part) })),
        ids: parts.filter((part) => !named.includes(part)),
      })
    }
  }
  return { index, row, values, links }
}

/** What is sent of a row, once the records that it names have been looked for. Throws a {@link MissingLink}. */
export async function sentOf(
  scope: Scope,
  schema: Schema,
  { values, links: found, row }: ReadRow,
  links: Links,
  /** Leaves out the records that are to be made by rows before, where nothing is made. */
  isToCome: (link: Link) => boolean,
): Promise<ServerValues> {
  const linked = found.map(({ name, isList, links: named, ids }) => {
    const all = named.map((link) => {
      const id = links.idOf(link)
      if (id === undefined && !isToCome(link)) throw new MissingLink(link)
      return id
    })
    const there = all.filter((id) => id !== undefined)
    return [name, isList ? [...ids, ...there] : there[0]] as const
  })
  const sent = await serverValues(scope, schema, { ...values, ...Object.fromEntries(linked) })
  for (const [name, value] of Object.entries(sent)) {
    if (!Array.isArray(value) || !value.some(([code]: readonly unknown[]) => code === 0)) continue
    throw new InvalidValueError(
      `${name} has new records, ${describe(row[name])}: import them as rows of ${schema.field(name).relation}, so that none is made twice`,
    )
  }
  return sent
}

/** Names with commas between them; lists as they are. */
function partsOf(cell: unknown): readonly unknown[] {
  if (cell === null) return []
  if (typeof cell !== 'string') return Array.isArray(cell) ? (cell as unknown[]) : [cell]
  return cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function textOf(column: string, part: unknown): string {
  if (typeof part === 'string' || typeof part === 'number') return String(part)
  throw new InvalidValueError(`the column ${column} takes text that tells a record, not ${describe(part)}`)
}
