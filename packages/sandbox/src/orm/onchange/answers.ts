import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { cachedFloat, NUMBER_COLUMNS } from '../number-kinds.ts'
import { type Specification, webRead } from '../web-read.ts'
import { hasOldForms } from './old-form.ts'
import { isMany, isSame, type Lines, type Snapshot } from './snapshot.ts'
import type { Stage } from './stage.ts'

type Answer = Record<string, unknown>

/** What an answer is made of. */
export interface Change {
  readonly stage: Stage
  readonly table: Table
  readonly row: Readonly<Stored>
  readonly spec: Specification
  readonly before: Snapshot
  readonly after: Snapshot
  /** The form is just opened: everything is told. */
  readonly isFirst: boolean
}

/** As 17 and later tell of changes: records as their specification says, lines by commands for what changed. */
export function newAnswer({ stage, table, spec, before, after, isFirst }: Change): Answer {
  const answer: Answer = {}
  for (const [name, value] of after) {
    const field = table.fields[name] as FieldDefinition
    if (!isFirst && isSame(value, before.get(name))) continue
    if (!isMany(field)) answer[name] = shown(stage.env, field, value, spec[name]?.fields)
    else {
      const old = isFirst ? new Map() : (before.get(name) as Lines)
      const commands = lineCommands(stage, field, value as Lines, old, spec[name]?.fields ?? {})
      if (commands.length > 0) answer[name] = commands
    }
  }
  return answer
}

function lineCommands(stage: Stage, field: FieldDefinition, now: Lines, old: Lines, spec: Specification): unknown[] {
  const { env, virtualIds } = stage
  const other = env.table(field.relation ?? '')
  const remove = field.type === 'one2many' ? 2 : 3
  const commands: unknown[] = [...old.keys()].filter((id) => !now.has(id)).map((id) => [remove, id, 0])
  const tell = (line: Snapshot, earlier?: Snapshot) =>
    Object.fromEntries(
      [...line]
        .filter(([name, value]) => earlier === undefined || !isSame(value, earlier.get(name)))
        .map(([name, value]) => [name, shown(env, other.fields[name] as FieldDefinition, value, spec[name]?.fields)]),
    )
  for (const [id, line] of now) {
    const earlier = old.get(id)
    if (earlier !== undefined) {
      if (!isSame(line, earlier)) commands.push([1, virtualIds.get(id) ?? id, tell(line, earlier)])
    } else if (id < 0) commands.push([0, virtualIds.get(id) ?? 0, tell(line)])
    else commands.push([4, id, webRead(env, other.definition.name, [id], spec)[0]])
  }
  return commands
}

/** A number that is nothing is zero. */

function shown(env: Environment, field: FieldDefinition, value: unknown, spec: Specification | undefined): unknown {
  if (value instanceof Map) return [...value.keys()]
  if (field.type !== 'many2one') return value || !NUMBER_COLUMNS.has(field.type) ? (value ?? false) : 0
  // A record that is new itself has no id to tell.
  if (typeof value === 'number' && value < 0) return spec === undefined ? null : false
  if (typeof value !== 'number') return false
  if (spec === undefined) return value
  const { display_name, ...others } = spec
  const [row] = webRead(env, field.relation ?? '', [value], others)
  return {
    ...row,
    ...(display_name !== undefined && { display_name: env.sudo().displayName(field.relation ?? '', value) }),
  }
}

/** As 8 to 16 tell of them: many2one with names, and of lines all when one has changed. */
export function oldAnswer({ stage, table, row, before, after, isFirst }: Change): Answer {
  const answer: Answer = {}
  // Up to 15 the record of a form is none yet: what leads to itself leads nowhere (tried on 14.0 and 16.0).
  const { major } = stage.env.dialect.series
  const ofRecord = ({ relation }: FieldDefinition, value: unknown) =>
    hasOldForms(stage.env) && major < 16 && relation === table.definition.name && value === row.id
  for (const [name, value] of after) {
    const field = table.fields[name] as FieldDefinition
    if (!isMany(field)) {
      if (isFirst || !isSame(value, before.get(name)))
        answer[name] = ofRecord(field, value) ? false : named(stage.env, field, value)
      continue
    }
    const [now, old] = [value as Lines, before.get(name) as Lines]
    const commands = allLines(stage, field, now, old)
    const isLinkedAnew = field.type === 'many2many' && [...now.keys()].some((id) => !old.has(id))
    const hasChanged =
      isLinkedAnew || commands.some(([code]) => code === 1) || [...old.keys()].some((id) => !now.has(id))
    if (isFirst || (hasChanged && !isSame(now, old))) answer[name] = commands
  }
  return answer
}

function allLines(stage: Stage, field: FieldDefinition, now: Lines, old: Lines): unknown[][] {
  const { env, virtualIds } = stage
  const other = env.table(field.relation ?? '')
  const tell = (line: Snapshot) =>
    Object.fromEntries(
      [...line].map(([name, value]) => [name, named(env, other.fields[name] as FieldDefinition, value)]),
    )
  const lines = [...now].map(([id, line]): unknown[] => {
    if (id < 0) return [0, virtualIds.get(id) ?? 0, tell(line)]
    // Of what is linked anew there may be nothing to tell.
    const isNothing = line.size === 0 && !old.has(id)
    return isNothing || isSame(line, old.get(id)) ? [4, id] : [1, id, tell(line)]
  })
  return [[5, ...(env.dialect.series.major === 16 ? [0, 0] : [])], ...lines]
}

function named(env: Environment, field: FieldDefinition, value: unknown): unknown {
  if (value instanceof Map) return [[6, false, [...value.keys()]]]
  if (field.type !== 'many2one') return (typeof value === 'number' ? cachedFloat(env, field, value) : value) ?? false
  if (typeof value !== 'number' || value < 0) return false
  // Who is gone has no name (tried on 14.0).
  if (hasOldForms(env) && !env.table(field.relation ?? '').rows.has(value)) return false
  return [value, env.sudo().displayName(field.relation ?? '', value)]
}
