import type { Series } from 'ooor/protocol'
import type { MethodDefinition, ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment, Table } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { DOT } from './companies.ts'
import { moduleRows } from './module-rows.ts'

const MODULE = 'ir.module.module'
const DEPENDENCY = 'ir.module.module.dependency'
const NOTHING = { store: true, compute: () => '' } as const
const INSTALLED = new Set(['installed', 'to upgrade', 'to remove'])

/**
 * The list of modules: their states change as buttons are pressed, and nothing else does. The models of the sandbox are
 * there whatever is installed (wire/*\/svc-module-*).
 */
export function moduleModels(series: Series): ModelDefinition[] {
  const { major } = series
  const { modules, dependencies } = moduleRows(series)
  // Employees do not read it on 14, and do on 16 to 19 (tried on all of them).
  const access = major < 16 ? { system: 'rwcd' } : { system: 'rwcd', user: 'r' }
  const upgrade = { type: 'ir.actions.act_window', res_model: 'base.module.upgrade', target: 'new', view_mode: 'form' }
  const home =
    major < 8
      ? { type: 'ir.actions.client', tag: 'reload' }
      : { type: 'ir.actions.act_url', target: 'self', url: major >= 18 ? '/odoo' : '/web' }
  // Buttons hand the context over by its place up to 8 (wire/7.0/svc-module-button_install).
  const button = { params: major < 10 ? ['context'] : [], required: 0 }
  const marking = (name: string, mark: Mark, isImmediate: boolean): Record<string, MethodDefinition> => ({
    [name]: {
      ...button,
      run: (env, ids) => {
        checkRights(env)
        mark(env, ids)
        if (isImmediate) applyMarks(env)
        return isImmediate ? home : { ...upgrade, name: 'Install', views: [[false, 'form']] }
      },
    },
  })
  const both = (verb: string, mark: Mark, since = 0) => ({
    ...marking(`button_${verb}`, mark, false),
    ...(major >= since && marking(`button_immediate_${verb}`, mark, true)),
  })
  return [
    {
      name: MODULE,
      description: 'Module',
      access,
      order: 'name',
      fields: {
        name: { type: 'char', string: 'Technical Name', required: true, readonly: true },
        shortdesc: { type: 'char', string: 'Module Name', readonly: true, translate: true },
        state: {
          ...{ type: 'selection', string: 'Status', readonly: true },
          selection: [['uninstallable', major < 9 ? 'Not Installable' : 'Uninstallable'], ...STATES],
        },
        latest_version: { type: 'char', string: 'Installed Version', readonly: true },
        installed_version: {
          type: 'char',
          string: 'Latest Version',
          readonly: true,
          store: false,
          compute: () => `${series.name}.1.0`,
        },
        dependencies_id: {
          ...{ type: 'one2many', string: 'Dependencies', readonly: true },
          ...{ relation: DEPENDENCY, inverse: 'module_id' },
        },
        application: { type: 'boolean', string: 'Application', readonly: true, since: 7 },
        icon_image: { type: 'binary', string: 'Icon', readonly: true, store: false, since: 7, compute: () => DOT },
        // There are none to list.
        ...Object.fromEntries(
          [
            ['menus', 'Menus'],
            ['reports', 'Reports'],
            ['views', 'Views'],
          ].map(([kind, string = '']) => [`${kind}_by_module`, { type: 'text', string, readonly: true, ...NOTHING }]),
        ),
      },
      records: modules,
      methods: {
        ...both('install', markInstall),
        // 6.1 has the first such button only (wire/6.1/svc-module-button_immediate_upgrade).
        ...both('upgrade', markUpgrade, 7),
        ...both('uninstall', markUninstall, 7),
        ...(major < 19
          ? { button_install_cancel: { ...button, run: (env, ids) => unmark(env, ids) } }
          : { button_reset_state: { params: [], model: true, run: (env) => unmark(env) } }),
        update_list: {
          params: [],
          model: true,
          run: (env) => {
            checkRights(env)
            return [env.table(MODULE).rows.size, 0]
          },
        },
      },
    },
    {
      name: DEPENDENCY,
      description: 'Module dependency',
      // Since 15 (schemas of real 14.0 and 16.0).
      isUnlogged: major >= 15,
      // Employees do since 19 alone (tried on 16.0 to 19.0).
      access: major < 19 ? { system: 'rwcd' } : access,
      fields: {
        name: { type: 'char', string: 'Name' },
        module_id: { type: 'many2one', string: 'Module', relation: MODULE, onDelete: 'cascade' },
      },
      records: dependencies,
    },
    {
      name: 'base.module.upgrade',
      description: 'Upgrade Module',
      isTransient: true,
      access: { system: 'rwc' },
      fields: { module_info: { type: 'text', string: 'Apps to Update', readonly: true } },
      methods: {
        upgrade_module: {
          params: [],
          run: (env) => {
            applyMarks(env)
            return { type: 'ir.actions.act_window_close' }
          },
        },
      },
    },
  ]
}

const STATES: Selection = [
  ['uninstalled', 'Not Installed'],
  ['installed', 'Installed'],
  ['to upgrade', 'To be upgraded'],
  ['to remove', 'To be removed'],
  ['to install', 'To be installed'],
]

type Mark = (env: Environment, ids: readonly number[]) => void

/** wire/14.0/svc-module-no-rights */
function checkRights(env: Environment): void {
  if (env.isSudo || env.groups.includes('system')) return
  if (env.dialect.series.major >= 14) throw env.dialect.exceptions.accessDenied()
  env.checkAccess(env.table(MODULE), 'write')
}

function markInstall(env: Environment, ids: readonly number[]): void {
  const table = env.table(MODULE)
  for (const row of withLinked(env, ids, 'needs')) {
    if (!INSTALLED.has(String(row.state))) table.update(row, { state: 'to install' })
  }
}

function markUpgrade(env: Environment, ids: readonly number[]): void {
  const table = env.table(MODULE)
  for (const row of rowsOf(env, ids)) {
    if (row.state !== 'installed') throw userError(`Can not upgrade module '${row.name}'. It is not installed.`)
  }
  for (const row of withLinked(env, ids, 'needed')) {
    if (row.state === 'installed') table.update(row, { state: 'to upgrade' })
  }
}

function markUninstall(env: Environment, ids: readonly number[]): void {
  const table = env.table(MODULE)
  for (const row of withLinked(env, ids, 'needed')) {
    if (row.name === 'base') throw userError('Those modules cannot be uninstalled: base')
    if (INSTALLED.has(String(row.state))) table.update(row, { state: 'to remove' })
  }
}

/** What the server does once its registry is loaded anew. */
function applyMarks(env: Environment): void {
  const table = env.table(MODULE)
  for (const row of [...table.rows.values()]) {
    const isGoing = row.state === 'to remove'
    if (isGoing) table.update(row, { state: 'uninstalled', latest_version: false })
    else if (String(row.state).startsWith('to ')) {
      table.update(row, { state: 'installed', latest_version: `${env.dialect.series.name}.1.0` })
    }
  }
}

/** What was marked and not applied is as it was; without ids, everything. */
function unmark(env: Environment, ids?: readonly number[]): boolean {
  checkRights(env)
  const table = env.table(MODULE)
  for (const row of ids === undefined ? [...table.rows.values()] : rowsOf(env, ids)) {
    if (row.state === 'to install') table.update(row, { state: 'uninstalled' })
    else if (ids === undefined && String(row.state).startsWith('to ')) table.update(row, { state: 'installed' })
  }
  return true
}

function rowsOf(env: Environment, ids: readonly number[]): Readonly<Stored>[] {
  const table = env.table(MODULE)
  return ids.map((id) => {
    const row = table.rows.get(id)
    if (row === undefined) throw env.dialect.exceptions.missingRecord('read', table.definition, id, env.uid)
    return row
  })
}

/** Modules, and those that they need or that need them. */
function withLinked(env: Environment, ids: readonly number[], link: 'needs' | 'needed'): Set<Readonly<Stored>> {
  const table: Table = env.table(MODULE)
  const byName = new Map([...table.rows.values()].map((row) => [row.name, row]))
  const dependencies = [...env.table(DEPENDENCY).rows.values()]
  const found = new Set(rowsOf(env, ids))
  for (const row of found) {
    for (const { name, module_id: of } of dependencies) {
      const other =
        link === 'needs' ? of === row.id && byName.get(name) : name === row.name && table.rows.get(Number(of))
      if (other) found.add(other)
    }
  }
  return found
}
