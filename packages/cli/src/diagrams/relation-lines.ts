import type { Schema } from 'ooor/schema'
import type { Line } from './diagram.ts'
import { type Relation, type RelationFilter, relationsOf } from './relations.ts'

/**
 * The lines between models. A many2one and the one2many that lists the same records are one line, and so are two
 * many2many that lead to and fro.
 */
export function relationLines(schemas: ReadonlyMap<string, Schema>, filter: RelationFilter): Line[] {
  const relations = new Map([...schemas].map(([model, schema]) => [model, relationsOf(schema, filter)]))
  const told = new Set<string>()
  const key = (model: string, { field }: Relation) => `${model} ${field.name}`
  const lines: Line[] = []
  const drawn = [...relations].flatMap(([model, all]) => all.map((relation) => ({ model, relation })))
  // What is one's own is told from the side that has the column: many2one before one2many.
  for (const { model, relation } of drawn.filter(({ relation: { kind } }) => kind !== 'one2many')) {
    const { field, kind, target } = relation
    if (!schemas.has(target) || told.has(key(model, relation))) continue
    told.add(key(model, relation))
    const inverse = inverseOf(model, relation, relations)
    if (inverse !== undefined) told.add(key(target, inverse))
    const isMany = kind === 'many2many'
    lines.push({
      from: model,
      to: target,
      kind,
      fields: [field.name],
      inverses: inverse === undefined ? [] : [inverse.field.name],
      fromEnd: kind === 'inherits' ? '0..1' : '*',
      toEnd: isMany ? '*' : field.isRequired ? '1' : '0..1',
      isPart: kind === 'many2one' && field.isRequired && inverse !== undefined && model.startsWith(`${target}.`),
    })
  }
  for (const { model, relation } of drawn) {
    const { field, kind, target } = relation
    if (kind !== 'one2many' || !schemas.has(target) || told.has(key(model, relation))) continue
    const ends = { fromEnd: '1', toEnd: '*', inverses: [], isPart: false }
    lines.push({ from: model, to: target, kind, fields: [field.name], ...ends })
  }
  return merged(lines)
}

/** Lines between the same two models become one where they are drawn alike. */
function merged(lines: readonly Line[]): Line[] {
  const found = new Map<string, Line>()
  for (const line of lines) {
    const { from, to, kind, isPart } = line
    const key = JSON.stringify([from, to, kind, isPart])
    const one = found.get(key)
    if (one === undefined) {
      found.set(key, line)
      continue
    }
    found.set(key, {
      ...one,
      fields: [...one.fields, ...line.fields],
      inverses: [...one.inverses, ...line.inverses],
      toEnd: one.toEnd === line.toEnd ? one.toEnd : '0..1',
    })
  }
  return [...found.values()]
}

/**
 * Takes out the lines to what everything refers to, as companies and currencies: they hide the others, and the fields
 * say the same. Those of the models that the diagram is about stay.
 */
export function withoutHubs(
  lines: readonly Line[],
  roots: readonly string[],
  atMost: number,
): { readonly lines: readonly Line[]; readonly hubs: readonly string[] } {
  const sources = new Map<string, Set<string>>()
  for (const { from, to } of lines) sources.set(to, (sources.get(to) ?? new Set()).add(from))
  const hubs = new Set(
    [...sources].flatMap(([model, { size }]) => (size > atMost && !roots.includes(model) ? [model] : [])),
  )
  const isKept = ({ from, to, kind }: Line) => !hubs.has(to) || roots.includes(from) || kind === 'inherits'
  return { lines: lines.filter(isKept), hubs: [...hubs].sort() }
}

/**
 * The same relation as a field of its other side: the one2many that names it, or, where the server does not tell, the
 * only one there is to this model.
 */
function inverseOf(
  model: string,
  { field, kind, target }: Relation,
  relations: ReadonlyMap<string, readonly Relation[]>,
): Relation | undefined {
  const back = (relations.get(target) ?? []).filter((relation) => relation.target === model)
  if (kind === 'many2many') {
    const there = (relations.get(model) ?? []).filter((one) => one.kind === kind && one.target === target)
    const many = back.filter((one) => one.kind === kind)
    return model !== target && there.length === 1 && many.length === 1 ? many[0] : undefined
  }
  const lists = back.filter((one) => one.kind === 'one2many')
  const named = lists.find((one) => one.field.inverse === field.name)
  if (named !== undefined) return named
  const there = (relations.get(model) ?? []).filter(
    (one) => one.kind !== 'one2many' && one.kind !== 'many2many' && one.target === target,
  )
  const [only, ...more] = lists.filter((one) => one.field.inverse === undefined)
  return there.length === 1 && more.length === 0 ? only : undefined
}
