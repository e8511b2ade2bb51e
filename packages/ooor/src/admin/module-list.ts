import { type PlainRow, plainRows } from '../belongings/plain-rows.ts'
import { MissingError } from '../errors/index.ts'
import { type CallOptions, isAtLeast, type ModelCaller, type Series } from '../wires/index.ts'
import type { ModuleInfo, ModuleQuery, ModuleState } from './module-types.ts'

export const MODULE = 'ir.module.module'
const DEPENDENCY = 'ir.module.module.dependency'
/** Installed, or on the way from there. */
const INSTALLED: readonly ModuleState[] = ['installed', 'to upgrade', 'to remove']

/** Modules of the server's list, by name. */
export async function listModules(
  caller: ModelCaller,
  series: Series,
  { installed, name, ...options }: ModuleQuery,
): Promise<ModuleInfo[]> {
  const domain = [
    ...(installed === undefined ? [] : [['state', installed ? 'in' : 'not in', INSTALLED]]),
    ...(name === undefined ? [] : [['name', ...(typeof name === 'string' ? ['ilike', name] : ['in', name])]]),
  ]
  const hasApplications = isAtLeast(series, 7)
  const fields = ['name', 'shortdesc', 'state', 'latest_version', 'installed_version']
  const rows = await rowsOf(caller, MODULE, domain, hasApplications ? [...fields, 'application'] : fields, options)
  return rows.map((row) => ({
    id: row.id,
    name: text(row.name) ?? '',
    title: text(row.shortdesc) ?? '',
    state: row.state as ModuleState,
    // Named the wrong way round: its label is "Installed Version".
    version: text(row.latest_version),
    available: text(row.installed_version),
    isApplication: row.application === true,
  }))
}

/** The names and states of all modules, and what depends on what. */
export class ModuleGraph {
  readonly states: ReadonlyMap<string, ModuleState>
  readonly ids: ReadonlyMap<string, number>
  readonly #needs = new Map<string, string[]>()
  readonly #needed = new Map<string, string[]>()

  private constructor(rows: readonly PlainRow[], dependencies: readonly PlainRow[]) {
    this.states = new Map(rows.map(({ name, state }) => [text(name) ?? '', state as ModuleState]))
    this.ids = new Map(rows.map(({ id, name }) => [text(name) ?? '', id]))
    const names = new Map(rows.map(({ id, name }) => [id, text(name) ?? '']))
    for (const { name, module_id: module } of dependencies) {
      const by = names.get(Array.isArray(module) ? module[0] : module)
      const needed = text(name)
      if (by === undefined || needed === null) continue
      push(this.#needs, by, needed)
      push(this.#needed, needed, by)
    }
  }

  static async of(caller: ModelCaller, options: CallOptions): Promise<ModuleGraph> {
    const rows = await rowsOf(caller, MODULE, [], ['name', 'state'], options)
    const dependencies = await rowsOf(caller, DEPENDENCY, [], ['name', 'module_id'], options)
    return new ModuleGraph(rows, dependencies)
  }

  /** Throws for a name that no module has. */
  check(names: readonly string[]): void {
    const missing = names.filter((name) => !this.states.has(name))
    if (missing.length === 0) return
    const message = `the server's list has no module ${quoted(missing)}: check the name, or let it look for new ones by modules.updateList(), \`ooor modules update-list\``
    throw new MissingError({ exception: '', message }, { call: { model: MODULE } })
  }

  isInstalled(name: string): boolean {
    return INSTALLED.includes(this.states.get(name) ?? 'uninstalled')
  }

  /** What has to be installed for these, and is not: without these themselves. */
  upstream(names: readonly string[]): string[] {
    return this.#closure(names, this.#needs, (name) => !this.isInstalled(name))
  }

  /** What is installed and needs one of these: without these themselves. */
  downstream(names: readonly string[]): string[] {
    return this.#closure(names, this.#needed, (name) => this.isInstalled(name))
  }

  #closure(
    names: readonly string[],
    links: ReadonlyMap<string, string[]>,
    counts: (name: string) => boolean,
  ): string[] {
    const found = new Set(names)
    // A set is walked to its end, what is added on the way too.
    for (const name of found) for (const next of links.get(name) ?? []) if (counts(next)) found.add(next)
    return [...found].filter((name) => !names.includes(name)).sort()
  }
}

async function rowsOf(
  caller: ModelCaller,
  model: string,
  domain: readonly unknown[],
  fields: readonly string[],
  options: CallOptions,
): Promise<PlainRow[]> {
  const rows = await caller.call(model, 'search_read', [domain, fields], { order: 'name' }, options)
  return plainRows(rows, { model, method: 'search_read' })
}

/** The states of some modules. */
export async function statesOf(
  caller: ModelCaller,
  names: readonly string[],
  options: CallOptions,
): Promise<Map<string, ModuleState>> {
  const rows = await rowsOf(caller, MODULE, [['name', 'in', names]], ['name', 'state'], options)
  return new Map(rows.map(({ name, state }) => [text(name) ?? '', state as ModuleState]))
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
