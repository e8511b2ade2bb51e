import { indexError, typeError, valueError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { askedId } from './asked-ids.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { idsOf } from './ids.ts'
import { existing } from './rights.ts'

/** What commands do to one relation of one row. */
interface Relation {
  linked(): readonly number[]
  create(values: unknown): void
  write(id: number, values: unknown): void
  remove(id: number): void
  link(id: number): void
  unlink(id: number): void
}

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
      ? mirrored(env, field, row)
      : field.inverse === undefined
        ? many2many(env, table, row, name)
        : one2many(env, table, row, name)
  const isNone = commands === false || commands === null || commands === undefined
  if (!isNone && !Array.isArray(commands)) {
    const shown = typeof commands === 'string' ? commands : pythonRepr(commands)
    throw valueError(`Wrong value for ${table.definition.name}.${name}: ${shown}`)
  }
  // What is archived is not seen, so that it stays when all is replaced (tried on 14.0 and 19.0).
  const seen = activeTest(env, field)
  runAll(env, commands, { ...relation, linked: () => relation.linked().filter(seen) }, field)
}

function activeTest(env: Environment, { relation = '', context = {} }: FieldDefinition): (id: number) => boolean {
  const { active_test: isAsked = env.context.active_test } = context
  if (env.dialect.series.major < 13 || isAsked === false) return () => true
  const { rows } = env.table(relation)
  return (id) => rows.get(id)?.active !== false
}

function runAll(env: Environment, commands: unknown, relation: Relation, field?: FieldDefinition): void {
  if (Array.isArray(commands))
    for (const command of normalized(env, commands, field?.inverse)) run(env, relation, command)
  else for (const id of relation.linked()) relation.unlink(id)
}

/** The ids that commands leave of a list: for links that are kept in another way. */
export function changedLinks(
  env: Environment,
  model: string,
  before: readonly number[],
  commands: unknown,
): readonly number[] {
  const other = env.table(model)
  let ids = before
  const unlink = (id: number) => {
    ids = ids.filter((one) => one !== id)
  }
  const link = (id: number) => {
    existing(env, other, id, 'read')
    if (!ids.includes(id)) ids = [...ids, id]
  }
  runAll(env, commands, {
    ...{ linked: () => ids, link, unlink, remove: (id) => env.unlink(model, [id]) },
    create: (values) => link(env.create(model, values as Readonly<Record<string, unknown>>)),
    write: (id, values) => env.write(model, [id], values as Readonly<Record<string, unknown>>),
  })
  return ids
}

/** Since 14 a list of ids stands for all that is linked; before, what is no command was passed over. */
function normalized(env: Environment, commands: readonly unknown[], inverse?: string): readonly (readonly unknown[])[] {
  const [first] = commands
  const { major } = env.dialect.series
  if (major >= 14 && first !== undefined && !Array.isArray(first)) {
    if (major < 19) return [[6, 0, commands]]
    return [[6, 0, commands.filter((id) => inverse === undefined || isTrue(id)).map((id) => askedId(id, major))]]
  }
  // From 13 to 16 lines mind a command of nothing, and links do not (tried on 14.0).
  const isMinded = inverse !== undefined && major >= 13 && major < 17
  return commands.filter((command): command is unknown[] => Array.isArray(command) && (isMinded || command.length > 0))
}

function run(env: Environment, relation: Relation, command: readonly unknown[]): void {
  const part: Part = (index) => {
    if (index < command.length) return command[index]
    throw indexError('list index out of range')
  }
  const [code] = command
  if (typeof code === 'number') RUN[code]?.(relation, part, env)
}

type Part = (index: number) => unknown

/** By code; others are passed over. */
const RUN: readonly ((relation: Relation, part: Part, env: Environment) => void)[] = [
  (relation, part, env) => relation.create(valuesOf(env, part(2))),
  (relation, part, env) => relation.write(part(1) as number, valuesOf(env, part(2))),
  (relation, part) => relation.remove(part(1) as number),
  (relation, part) => relation.unlink(part(1) as number),
  (relation, part) => relation.link(part(1) as number),
  (relation) => replace(relation, []),
  (relation, part) => replace(relation, part(2)),
]

function replace(relation: Relation, ids: unknown): void {
  if (ids !== false && ids !== null && !Array.isArray(ids)) throw typeError("'int' object is not iterable")
  const wanted = idsOf(ids)
  for (const id of relation.linked()) if (!wanted.includes(id)) relation.unlink(id)
  for (const id of wanted) relation.link(id)
}

function valuesOf(env: Environment, values: unknown): Readonly<Record<string, unknown>> {
  if (typeof values === 'object' && values !== null) return values as Readonly<Record<string, unknown>>
  const isNew = env.dialect.series.major >= 19
  throw typeError(isNew ? "'int' object is not iterable" : "argument of type 'int' is not iterable")
}

function one2many(env: Environment, table: Table, row: Readonly<Stored>, name: string): Relation {
  const { relation = '', inverse = '' } = table.fields[name] as FieldDefinition
  const other = env.table(relation)
  const remove = (id: number) => env.unlink(relation, [id])
  // Lines that cannot stand alone go with their link.
  const isHeld = other.fields[inverse]?.onDelete === 'cascade'
  return {
    linked: () => other.referring(inverse, row.id).map(({ id }) => id),
    create: (values) => env.create(relation, { ...(values as object), [inverse]: row.id }),
    write: (id, values) => env.write(relation, [id], values as Readonly<Record<string, unknown>>),
    remove,
    link: (id) => {
      if (existing(env, other, id, 'write')[inverse] !== row.id) env.write(relation, [id], { [inverse]: row.id })
    },
    unlink: (id) => {
      existing(env, other, id, 'write')
      if (isHeld) remove(id)
      else env.write(relation, [id], { [inverse]: false })
    },
  }
}

/** The other side of a many2many: its rows keep the links. */
function mirrored(env: Environment, { relation = '', mirrors = '' }: FieldDefinition, row: Readonly<Stored>): Relation {
  const other = env.table(relation)
  const change = (id: number, isLinked: boolean) => {
    const target = other.rows.get(id)
    if (target === undefined) return
    const rest = idsOf(target[mirrors]).filter((one) => one !== row.id)
    other.update(target, { [mirrors]: isLinked ? [...rest, row.id] : rest })
  }
  return {
    linked: () => [...other.rows.values()].filter((one) => idsOf(one[mirrors]).includes(row.id)).map(({ id }) => id),
    link: (id) => change(id, true),
    create: (values) => change(env.create(relation, values as Readonly<Record<string, unknown>>), true),
    write: (id, values) => {
      if (other.rows.has(id)) env.write(relation, [id], values as Readonly<Record<string, unknown>>)
    },
    remove: (id) => {
      if (other.rows.has(id)) env.unlink(relation, [id])
    },
    unlink: (id) => change(id, false),
  }
}

function many2many(env: Environment, table: Table, row: Readonly<Stored>, name: string): Relation {
  const { relation = '' } = table.fields[name] as FieldDefinition
  const other = env.table(relation)
  const linked = () => idsOf(row[name])
  const link = (id: number) => {
    if (!other.rows.has(id)) throw env.dialect.exceptions.missingLink(table.definition.name, relation, id)
    if (!linked().includes(id)) table.update(row, { [name]: [...linked(), id] })
  }
  return {
    linked,
    link,
    create: (values) => link(env.create(relation, values as Readonly<Record<string, unknown>>)),
    // Records that are gone are passed over here, but where a rule looks at them on their way out (tried on 14.0 and 19.0).
    write: (id, values) => {
      if (other.rows.has(id)) env.write(relation, [id], values as Readonly<Record<string, unknown>>)
    },
    remove: (id) => {
      const { major } = env.dialect.series
      if (other.rows.has(id) || (major >= 13 && major < 17)) env.unlink(relation, [id])
    },
    unlink: (id) => table.update(row, { [name]: linked().filter((one) => one !== id) }),
  }
}
