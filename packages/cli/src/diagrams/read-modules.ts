import type { Connection } from 'ooor'
import { ConfigError } from 'ooor/errors'
import type { Box, Diagram, Line } from './diagram.ts'
import { nearestPaths } from './reduce-paths.ts'

/** Which modules are drawn. */
export interface ModuleDiagramOptions {
  /** How many dependencies away; all when it is left out. */
  readonly depth?: number | undefined
  /** What a module needs, what needs it, or both. @default 'needs' */
  readonly towards?: 'needs' | 'dependents' | 'both' | undefined
  /** True to leave out what is not installed. @default false */
  readonly installed?: boolean | undefined
  /** Modules that are not drawn. */
  readonly exclude?: readonly string[] | undefined
}

interface ModuleRow {
  readonly name: string
  readonly shortdesc: string | false
  readonly state: string
}

interface DependencyRow {
  readonly name: string
  readonly module_id: readonly [id: number, label: string] | false
}

/**
 * Modules and what they need, as a graph. A dependency that others bring along anyway has no line.
 *
 * Calls `search_read` of `ir.module.module` and of `ir.module.module.dependency`.
 *
 * @throws ConfigError for a module that is not in the server's list
 * @throws AccessError when the user may not read the list: administrators may, employees since 19
 */
export async function readModuleDiagram(
  odoo: Pick<Connection, 'model'>,
  roots: readonly string[],
  options: ModuleDiagramOptions = {},
): Promise<Diagram> {
  const [modules, dependencies] = await Promise.all([
    odoo.model('ir.module.module').raw.searchRead([], ['name', 'shortdesc', 'state']),
    odoo.model('ir.module.module.dependency').raw.searchRead([], ['name', 'module_id']),
  ])
  const rows = new Map((modules as unknown as (ModuleRow & { readonly id: number })[]).map((row) => [row.id, row]))
  const known = new Map([...rows.values()].map((row) => [row.name, row]))
  for (const root of roots) {
    if (!known.has(root))
      throw new ConfigError(`the server's list has no module '${root}': names are as 'sale_management'`)
  }
  const excluded = new Set(options.exclude)
  const isShown = (name: string) =>
    !excluded.has(name) && (!options.installed || known.get(name)?.state === 'installed' || roots.includes(name))
  const needs = new Map<string, string[]>()
  const dependents = new Map<string, string[]>()
  for (const { name, module_id } of dependencies as unknown as DependencyRow[]) {
    const module = module_id === false ? undefined : rows.get(module_id[0])?.name
    if (module === undefined || !isShown(module) || !isShown(name)) continue
    needs.set(module, [...(needs.get(module) ?? []), name])
    dependents.set(name, [...(dependents.get(name) ?? []), module])
  }
  const { towards = 'needs', depth = Number.POSITIVE_INFINITY } = options
  const found = new Set<string>(roots)
  if (towards !== 'dependents') walk(roots, needs, depth, found)
  if (towards !== 'needs') walk(roots, dependents, depth, found)
  const among = new Map([...found].map((name) => [name, (needs.get(name) ?? []).filter((one) => found.has(one))]))
  const lines = [...nearestPaths(among)].flatMap(([from, all]) => all.map((to): Line => needsLine(from, to)))
  const boxes = [...found].sort().map((name): Box => {
    const { shortdesc = false, state = 'not there' } = known.get(name) ?? {}
    const told = [shortdesc === false || shortdesc === name ? '' : shortdesc, state === 'installed' ? '' : state]
    const label = told.filter((text) => text !== '').join(', ') || undefined
    return { name, label, family: state, isRoot: roots.includes(name), rows: [] }
  })
  const missing = boxes.filter(({ family }) => family === 'not there').map(({ name }) => name)
  const notes = missing.length > 0 ? [`the server has not ${missing.join(', ')}`] : []
  return { title: `Modules: ${roots.join(', ')}`, boxes, lines, notes }
}

function walk(
  roots: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  depth: number,
  found: Set<string>,
): void {
  const seen = new Set(roots)
  let edge = [...roots]
  for (let level = 0; level < depth && edge.length > 0; level++) {
    edge = [...new Set(edge.flatMap((name) => next.get(name) ?? []))].filter((name) => !seen.has(name))
    for (const name of edge) {
      seen.add(name)
      found.add(name)
    }
  }
}

function needsLine(from: string, to: string): Line {
  return { from, to, kind: 'needs', fields: [], inverses: [], fromEnd: '', toEnd: '', isPart: false }
}
