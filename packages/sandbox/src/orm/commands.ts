import { indexError, keyError, typeError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { askedId } from './asked-ids.ts'
import { noCommands } from './default-links.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { idsOf } from './ids.ts'
import { lines } from './lines.ts'
import { isLookedAt, linkedId, links, mirroredLinks, type Relation, valuesOf } from './linked-rows.ts'
import { existing } from './rights.ts'
import { searchedLinks } from './shown-links.ts'

/** Runs x2many commands (odoo/orm/fields_relational.py of 19; tried on 14.0 and 19.0). */
export function applyCommands(
  env: Environment,
  table: Table,
  row: Readonly<Stored>,
  name: string,
  commands: unknown,
): void {
  const field = table.fields[name] as FieldDefinition
  const relation =
    field.mirrors !== undefined
      ? mirroredLinks(env, table, row, name)
      : field.inverse === undefined && field.about === undefined
        ? links(env, table, row, name)
        : lines(env, table, row, name)
  const isNone = commands === false || commands === null || commands === undefined
  if (!isNone && !Array.isArray(commands)) {
    throw noCommands(table, name, commands)
  }
  // What is archived is not seen, so that it stays when all is replaced (tried on 14.0 and 19.0).
  const seen = env.dialect.series.major < 13 ? () => true : searchedLinks(env, field)
  // Of links that is what was there before: what the commands themselves link may be taken back (tried on 17.0).
  const isList = field.mirrors === undefined && (field.inverse ?? field.about) !== undefined
  const hidden = new Set(isList ? [] : relation.linked().filter((id) => !seen(id)))
  const linked = () => relation.linked().filter((id) => (isList ? seen(id) : !hidden.has(id)))
  runAll(env, commands, { ...relation, linked })
}

function runAll(env: Environment, commands: unknown, relation: Relation): void {
  if (Array.isArray(commands)) for (const command of normalized(env, commands, relation)) run(env, relation, command)
  else replace(relation, [])
  relation.flush?.()
}

/**
 * The ids that commands leave of a list: for links that are kept in another way. Where `owner` has a table of links
 * there, PostgreSQL misses who is gone, from 14 to 18 (tried on 14.0 and 16.0 to 18.0).
 */
export function changedLinks(
  env: Environment,
  model: string,
  before: readonly number[],
  commands: unknown,
  owner?: string,
): readonly number[] {
  const other = env.table(model)
  let ids = before
  const unlink = (id: unknown) => {
    ids = ids.filter((one) => one !== id)
  }
  const { major } = env.dialect.series
  const isInColumns = owner !== undefined && major >= 14 && major < 19
  const toLink = (given: unknown) => {
    if (isInColumns) return linkedId(env, env.table(owner), other, given)
    const id = major >= 19 ? askedId(given, major) : (given as number)
    existing(env, other, id, 'read')
    return id
  }
  const link = (given: unknown) => {
    const id = toLink(given)
    if (!ids.includes(id)) ids = [...ids, id]
  }
  runAll(env, commands, {
    ...{ linked: () => ids, link, unlink, remove: (id) => env.unlink(model, [id as number]) },
    takesAnything: true,
    create: (values) => link(env.create(model, valuesOf(env, values))),
    write: (id, values) => env.write(model, [id as number], valuesOf(env, values)),
    wanted: (given) => wantedIds(given),
  })
  return ids
}

/** Since 14 a list of ids stands for all that is linked; before, what is no command was passed over. */
function normalized(
  env: Environment,
  commands: readonly unknown[],
  { takesAnything }: Relation,
): readonly (readonly unknown[])[] {
  const [first] = commands
  if (env.dialect.series.major >= 14 && first !== undefined && !Array.isArray(first)) return [[6, 0, commands]]
  return commands.filter((command): command is unknown[] => {
    if (Array.isArray(command) && command.length > 0) return true
    if (isLookedAt(env) && !takesAnything) checkCommand(command)
    return false
  })
}

/** `command[0]` of what is no command. */
export function checkCommand(command: unknown): void {
  if (typeof command === 'string' && command !== '') return
  if (Array.isArray(command) || command === '') throw indexError('list index out of range')
  if (pythonType(command) === 'dict') throw keyError(0)
  throw typeError(`'${pythonType(command)}' object is not subscriptable`)
}

/** What a command does, by its number: false is zero to Python, and true is one. */
export function codeOf([code]: readonly unknown[]): unknown {
  return typeof code === 'boolean' ? Number(code) : code
}

/** A place of a command, which must be there. */
export function partOf(command: readonly unknown[], index: number): unknown {
  if (index < command.length) return command[index]
  throw indexError('list index out of range')
}

function run(env: Environment, relation: Relation, command: readonly unknown[]): void {
  const code = isLookedAt(env) ? codeOf(command) : command[0]
  if (typeof code === 'number') RUN[code]?.(relation, (index) => partOf(command, index))
}

type Part = (index: number) => unknown

/** By code; others are passed over. */
const RUN: readonly ((relation: Relation, part: Part) => void)[] = [
  (relation, part) => relation.create(part(2)),
  (relation, part) => relation.write(part(1), part(2)),
  (relation, part) => relation.remove(part(1)),
  (relation, part) => relation.unlink(part(1)),
  (relation, part) => relation.link(part(1)),
  (relation) => replace(relation, []),
  (relation, part) => replace(relation, relation.wanted(part(2))),
]

function wantedIds(ids: unknown): readonly unknown[] {
  if (ids !== false && ids !== null && !Array.isArray(ids)) throw typeError("'int' object is not iterable")
  return idsOf(ids)
}

function replace(relation: Relation, wanted: readonly unknown[]): void {
  if (relation.replace !== undefined) {
    relation.replace(relation.linked, wanted)
    return
  }
  for (const id of relation.linked()) if (!wanted.includes(id)) relation.unlink(id)
  for (const id of wanted) relation.link(id)
}
