import type { Connection } from 'ooor'
import { AccessError, ConfigError, UnknownModelError } from 'ooor/errors'
import type { Schema } from 'ooor/schema'
import PQueue from 'p-queue'
import { type Box, type Diagram, RELATION_KINDS, type RelationKind } from './diagram.ts'
import { type ShownFields, shownRows } from './model-rows.ts'
import { relationLines, withoutHubs } from './relation-lines.ts'
import { type RelationFilter, relationsOf } from './relations.ts'

/** What of the models is drawn. */
export interface ModelDiagramOptions {
  /** How many relations away from the models that were named. @default 1 */
  readonly depth?: number | undefined
  /** The most boxes; what more of them refer to comes first. @default 60 */
  readonly max?: number | undefined
  /** Models that are not drawn, as `mail.*`. @default what all models have: threads, ratings, the server's own */
  readonly exclude?: readonly string[] | undefined
  /** Which kinds of relations are followed and drawn. @default all */
  readonly relations?: readonly RelationKind[] | undefined
  /** Which fields stand in the boxes. @default 'relations', in diagrams of more than 15 boxes 'lines' */
  readonly fields?: ShownFields | undefined
  /** What more models than this refer to has no lines from them but those of the models that were named. @default 6 */
  readonly hub?: number | undefined
  /** Told what is being read. */
  readonly onProgress?: ((what: string, done: number, all: number) => void) | undefined
}

/** What nearly every model leads to, and few want to see. */
export const EXCLUDED_MODELS = ['mail.*', 'rating.*', 'ir.*', 'bus.*', 'utm.*'] as const

const CONCURRENCY = 4
const HUB = 6
const FEW = 15

/**
 * The models around some, and their relations, as a diagram of classes. Related and computed relations are left out:
 * they say nothing that others do not.
 *
 * Calls `fields_get` of each model that is drawn.
 *
 * @throws UnknownModelError when the server has not a model that was named
 */
export async function readModelDiagram(
  odoo: Pick<Connection, 'model'>,
  roots: readonly string[],
  options: ModelDiagramOptions = {},
): Promise<Diagram> {
  const { depth = 1, max = 60, exclude = EXCLUDED_MODELS, relations = RELATION_KINDS } = options
  if (roots.length > max) throw new ConfigError(`${roots.length} models are named, and at most ${max} are to be drawn`)
  const isExcluded = patternTest(exclude)
  const filter: RelationFilter = { kinds: new Set(relations), leadsOut: (model) => isExcluded(model) }
  const schemas = new Map<string, Schema>()
  const refused = new Set<string>()
  const leftOut = new Set<string>()
  const queue = new PQueue({ concurrency: CONCURRENCY })
  const read = async (models: readonly string[], isNamed: boolean) => {
    const found = await queue.addAll(
      models.map((model) => async () => {
        options.onProgress?.(model, schemas.size, schemas.size + models.length)
        return isNamed ? await odoo.model(model).schema() : await readable(odoo, model)
      }),
    )
    models.forEach((model, index) => {
      const schema = found[index]
      if (schema === undefined) refused.add(model)
      else schemas.set(model, schema)
    })
    return models.filter((model) => schemas.has(model))
  }
  let edge = await read([...new Set(roots)], true)
  for (let level = 0; level < depth && edge.length > 0; level++) {
    const candidates = byWeight(edge, schemas, filter).filter((model) => !schemas.has(model) && !refused.has(model))
    const room = Math.max(0, max - schemas.size)
    for (const model of candidates.slice(room)) leftOut.add(model)
    edge = await read(candidates.slice(0, room), false)
  }
  const all = relationLines(schemas, filter)
  const { lines, hubs } = withoutHubs(all, roots, options.hub ?? HUB)
  const fields = options.fields ?? (schemas.size > FEW ? 'lines' : 'relations')
  const boxes = [...schemas].map(
    ([name, schema]): Box => ({
      name,
      label: undefined,
      family: name.split('.')[0] ?? name,
      isRoot: roots.includes(name),
      rows: shownRows(schema, fields, filter, all),
    }),
  )
  const notes = [
    ...(leftOut.size > 0 ? [`${leftOut.size} more models are left out: --max ${schemas.size + leftOut.size}`] : []),
    ...(hubs.length > 0
      ? [`lines to ${hubs.join(', ')} are left out, which many refer to: --hub ${schemas.size}`]
      : []),
    ...(refused.size > 0 ? [`this user may not see ${[...refused].sort().join(', ')}`] : []),
  ]
  return { title: roots.join(', '), boxes, lines, notes }
}

/** The models that some lead to: those that more of them lead to come first. */
function byWeight(edge: readonly string[], schemas: ReadonlyMap<string, Schema>, filter: RelationFilter): string[] {
  const weights = new Map<string, number>()
  for (const model of edge) {
    const schema = schemas.get(model)
    for (const { target } of schema === undefined ? [] : relationsOf(schema, filter)) {
      weights.set(target, (weights.get(target) ?? 0) + 1)
    }
  }
  return [...weights].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([model]) => model)
}

async function readable(odoo: Pick<Connection, 'model'>, model: string): Promise<Schema | undefined> {
  try {
    return await odoo.model(model).schema()
  } catch (error) {
    if (AccessError.is(error) || UnknownModelError.is(error)) return undefined
    throw error
  }
}

/** A test for names by patterns as `mail.*`. */
function patternTest(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`)
  })
  return (name) => expressions.some((expression) => expression.test(name))
}
