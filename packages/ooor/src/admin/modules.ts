import { checkCallOptions } from '../errors/check-options.ts'
import { InvalidValueError, MalformedResponseError, UserError } from '../errors/index.ts'
import type { CallOptions, ModelCaller } from '../wires/index.ts'
import type { AdminHost } from './admin-host.ts'
import { checkModuleQuery, checkModuleWork, checkUninstall, moduleNames } from './check-admin-options.ts'
import { listModules, MODULE, ModuleGraph, quoted } from './module-list.ts'
import type { ModuleChange, ModuleInfo, ModuleOptions, ModuleQuery, UninstallOptions } from './module-types.ts'
import { type Work, workOn } from './module-work.ts'

/**
 * The modules of a database: what Odoo's list of apps does. They want an administrator's rights.
 *
 * ```ts
 * const { modules } = await odoo.admin()
 * console.log(await modules.upstream(['sale_management']))   // what comes along
 * await modules.install('sale_management', { onProgress: ({ done, total }) => console.log(`${done} of ${total}`) })
 * ```
 *
 * A change takes minutes, and the server loads all of its models anew at its end. When the answer is lost meanwhile, as
 * by a proxy that does not wait so long, the states of the modules tell how it ended. The connection's schemas are asked
 * for anew afterwards.
 *
 * @throws AccessError when the user is no administrator
 */
export class Modules {
  readonly #host: AdminHost
  readonly #caller: ModelCaller

  /** @internal Modules come from `odoo.admin()`. */
  constructor(host: AdminHost, caller: ModelCaller) {
    this.#host = host
    this.#caller = caller
  }

  /**
   * The modules that the server knows, by name.
   *
   * ```ts
   * const installed = await modules.list({ installed: true, name: 'sale' })
   * ```
   *
   * Calls `ir.module.module.search_read`.
   */
  async list(query: ModuleQuery = {}): Promise<ModuleInfo[]> {
    checkModuleQuery(query)
    return listModules(this.#caller, await this.#host.server.series(query), query)
  }

  /**
   * The modules that would be installed with these, because they need them. Modules that install by themselves once all
   * that they bring together is there are not among them; what `install` answers has them.
   *
   * Calls `search_read` of `ir.module.module` and of `ir.module.module.dependency`.
   */
  async upstream(names: string | readonly string[], options: CallOptions = {}): Promise<string[]> {
    checkCallOptions('upstream', options)
    const { graph, list } = await this.#graph(names, options)
    return graph.upstream(list)
  }

  /**
   * The installed modules that need one of these: uninstalling takes them along.
   *
   * Calls `search_read` of `ir.module.module` and of `ir.module.module.dependency`.
   */
  async downstream(names: string | readonly string[], options: CallOptions = {}): Promise<string[]> {
    checkCallOptions('downstream', options)
    const { graph, list } = await this.#graph(names, options)
    return graph.downstream(list)
  }

  /**
   * Installs modules, and what they need. Those that are installed stay as they are. Answers all modules whose state is
   * another one now.
   *
   * Calls `ir.module.module.button_immediate_install`.
   *
   * @throws MissingError for a name that no module has
   * @throws UserError when another change is under way or has been left, or something that the module needs is missing
   */
  async install(names: string | readonly string[], options: ModuleOptions = {}): Promise<ModuleChange[]> {
    checkModuleWork('install', options)
    const { graph, list } = await this.#graph(names, options)
    const missing = list.filter((name) => graph.states.get(name) !== 'installed')
    const uninstallable = missing.filter((name) => graph.states.get(name) === 'uninstallable')
    if (uninstallable.length > 0) throw refused(`the server cannot install ${quoted(uninstallable)}: its log says why`)
    if (missing.length === 0) return []
    return this.#work({ verb: 'install', names: missing, wanted: 'installed', graph }, options)
  }

  /**
   * Upgrades modules to the version on the server's disk, and those that need them. Answers all modules whose state is
   * another one now: mostly none.
   *
   * Calls `ir.module.module.button_immediate_upgrade`; on 6.1 `button_upgrade`, and `base.module.upgrade.upgrade_module`.
   *
   * @throws UserError for a module that is not installed
   */
  async upgrade(names: string | readonly string[], options: ModuleOptions = {}): Promise<ModuleChange[]> {
    checkModuleWork('upgrade', options)
    const { graph, list } = await this.#graph(names, options)
    refuseMissing(graph, list, 'upgraded')
    return this.#work({ verb: 'upgrade', names: list, wanted: 'installed', graph }, options)
  }

  /**
   * Uninstalls modules and all that needs them, with their tables and what is in them, for ever. So it wants to be told
   * twice, the dependents too:
   *
   * ```ts
   * const gone = ['sale', ...(await modules.downstream('sale'))]
   * await modules.uninstall('sale', { confirm: gone })
   * ```
   *
   * Calls `ir.module.module.button_immediate_uninstall`; on 6.1 `button_uninstall`, and
   * `base.module.upgrade.upgrade_module`.
   *
   * @throws InvalidValueError when `confirm` is not all that would be gone; it names them
   * @throws UserError for a module that is not installed
   */
  async uninstall(names: string | readonly string[], given: UninstallOptions): Promise<ModuleChange[]> {
    checkUninstall(given ?? {})
    const { confirm, ...options } = given ?? {}
    const { graph, list } = await this.#graph(names, options)
    refuseMissing(graph, list, 'uninstalled')
    const dependents = graph.downstream(list)
    const gone = [...list, ...dependents]
    const said = new Set(confirm)
    if (gone.length !== said.size || gone.some((name) => !said.has(name))) {
      const along = dependents.length === 0 ? '' : `, for ${quoted(dependents)} would go too`
      throw new InvalidValueError(
        `uninstalling deletes what the modules hold: say all of them twice, { confirm: [${quoted(gone)}] }${along}`,
      )
    }
    return this.#work({ verb: 'uninstall', names: gone, wanted: 'uninstalled', graph }, options)
  }

  /**
   * Lets the server look for modules on its disk that it does not know yet.
   *
   * Calls `ir.module.module.update_list`.
   */
  async updateList(options: CallOptions = {}): Promise<{ readonly updated: number; readonly added: number }> {
    checkCallOptions('updateList', options)
    const answer = await this.#caller.call(MODULE, 'update_list', [], {}, options)
    const [updated, added] = Array.isArray(answer) ? answer : []
    if (typeof updated === 'number' && typeof added === 'number') return { updated, added }
    throw new MalformedResponseError('update_list answered no two numbers', {
      call: { model: MODULE, method: 'update_list' },
    })
  }

  async #graph(names: string | readonly string[], options: CallOptions) {
    const list = moduleNames(names)
    const graph = await ModuleGraph.of(this.#caller, { signal: options.signal })
    graph.check(list)
    return { graph, list }
  }

  async #work(work: Omit<Work, 'series'>, options: ModuleOptions): Promise<ModuleChange[]> {
    try {
      return await workOn(this.#caller, { ...work, series: await this.#host.server.series(options) }, options)
    } finally {
      // Whatever it came to, models may be others now.
      this.#host.schemas.reload()
    }
  }
}

function refuseMissing(graph: ModuleGraph, names: readonly string[], what: string): void {
  const missing = names.filter((name) => !graph.isInstalled(name))
  if (missing.length > 0) throw refused(`${quoted(missing)} cannot be ${what}: not installed`)
}

function refused(message: string): UserError {
  return new UserError({ exception: '', message }, { call: { model: MODULE } })
}
