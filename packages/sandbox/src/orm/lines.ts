import { hashed, isTrue, iterated } from '../python/eyes.ts'
import { strictDict } from '../python/given-arguments.ts'
import { askedId } from './asked-ids.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { browsed, inList, isLookedAt, type Relation, removeRows, valuesOf, writeRows } from './linked-rows.ts'
import { existing, recordsOf } from './rights.ts'

/** A one2many: lines that know what they belong to. */
export function lines(env: Environment, table: Table, row: Readonly<Stored>, name: string): Relation {
  const field = table.fields[name] as FieldDefinition
  const { relation = '', about } = field
  const inverse = field.inverse ?? about?.[0] ?? ''
  const isOfModel = (line: Readonly<Stored> | undefined) =>
    about === undefined || line?.[about[1]] === table.definition.name
  const other = env.table(relation)
  const { major } = env.dialect.series
  const isStrict = isLookedAt(env)
  // Lines that cannot stand alone go with their link.
  const isHeld = other.fields[inverse]?.onDelete === 'cascade'
  const line = (id: unknown) => existing(env, other, isStrict ? askedId(id, major) : (id as number), 'write')
  const isNobody = (id: unknown) => isStrict && !isTrue(hashed(id))
  const remove = (id: unknown) => removeRows(env, relation, [id])
  const release = (id: number) => {
    // Since 19 nobody looks it up: it may be gone already, where no rule says who changes it (tried on 19.0).
    if (major < 19) line(id)
    env.write(relation, [id], { [inverse]: false })
  }
  const link = (id: unknown) => {
    if (isNobody(id)) return
    const { id: target, [inverse]: owner } = line(id)
    if (owner !== row.id) env.write(relation, [target], { [inverse]: row.id })
  }
  const create = (values: Readonly<Record<string, unknown>>) =>
    void env.create(relation, { ...values, [inverse]: row.id })
  // Since 19 what shall be all is changed at once, before what is left of it goes (tried on 19.0).
  const isPassedOver = (id: unknown) => {
    if (major < 19 || typeof id !== 'number' || id === 0 || other.rows.has(id)) return false
    recordsOf(env, other, [id], 'write')
    return true
  }
  const immediate: Relation = {
    linked: () =>
      other
        .referring(inverse, row.id)
        .filter(isOfModel)
        .map(({ id }) => id),
    create: (values) => create(valuesOf(env, values)),
    write: (id, values) => writeRows(env, relation, id, values),
    remove,
    link,
    unlink: (id) => (isHeld ? remove(id) : release(id as number)),
    wanted: (ids) => {
      const wanted = typeof ids === 'number' && ids !== 0 ? [ids] : isTrue(ids) ? iterated(ids) : []
      if (typeof ids === 'number') return wanted
      return wanted.map((id) => inList(env, id)).filter((id) => !isPassedOver(id))
    },
  }
  if (!isStrict) return immediate
  const isOwn = (id: unknown) => {
    const line = other.rows.get(id as number)
    return line?.[inverse] === row.id && isOfModel(line)
  }
  const drop = (gone: readonly unknown[]) => removeRows(env, relation, gone)
  return { ...immediate, ...delayed({ major, create, drop, link, ...(isHeld ? {} : { release }), isNobody, isOwn }) }
}

interface Changes {
  readonly major: number
  readonly create: (values: Readonly<Record<string, unknown>>) => void
  readonly drop: (ids: readonly unknown[]) => void
  readonly link: (id: unknown) => void
  /** Where lines may stand alone. */
  readonly release?: (id: number) => void
  readonly isNobody: (id: unknown) => boolean
  readonly isOwn: (id: unknown) => boolean
}

/**
 * Since 14 lines change at once, and go, come and are linked after the other commands, or before all of them are
 * replaced. What came or was linked before keeps all from being taken away (tried on 14.0 and 19.0).
 */
function delayed({ major, create, drop, link, release, isNobody, isOwn }: Changes) {
  const gone: unknown[] = []
  const made: Readonly<Record<string, unknown>>[] = []
  const joined: unknown[] = []
  const dropped = new Set<unknown>()
  let isKept = false
  const unlink = (id: unknown) => {
    for (const one of browsed(id)) {
      if (isNobody(one)) continue
      if (release === undefined) gone.push(one)
      else release(one)
    }
  }
  const join = (id: unknown) => {
    hashed(id)
    isKept = true
    joined.push(id)
  }
  // What these commands themselves deleted of their own record is not missed, since 16 (tried on 19.0; 16 to 18 by source).
  const relink = (id: unknown) => {
    if (major < 16 || !dropped.has(id)) link(id)
  }
  const flush = () => {
    const left = gone.splice(0)
    const own = left.filter(isOwn)
    if (left.length > 0) drop(left)
    for (const id of own) dropped.add(id)
    made.splice(0).forEach(create)
    joined.forEach(relink)
    // Up to 15 they are linked once more, whatever came in between.
    if (major >= 16) joined.length = 0
  }
  return {
    flush,
    unlink,
    link: join,
    create: (values: unknown) => {
      made.push(strictDict(values))
      isKept = true
    },
    remove: (id: unknown) => void gone.push(id),
    replace: (linked: () => readonly number[], wanted: readonly unknown[]) => {
      if (isKept && (wanted.length === 0 || major >= 16)) {
        wanted.forEach(join)
        return
      }
      flush()
      for (const id of linked()) if (!wanted.includes(id)) unlink(id)
      wanted.forEach(relink)
    },
  }
}
