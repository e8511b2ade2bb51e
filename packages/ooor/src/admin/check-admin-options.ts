import { checkChoice, checkOptions, checkText } from '../errors/check-options.ts'
import { InvalidValueError } from '../errors/index.ts'
import type {
  AdminOptions,
  BackupOptions,
  CopyOptions,
  CreateDatabaseOptions,
  DropOptions,
  LongOptions,
  RestoreOptions,
} from './admin-types.ts'
import type { ModuleOptions, ModuleQuery, UninstallOptions } from './module-types.ts'

const LONG = { signal: true, timeout: true } as const
const COPY = { ...LONG, neutralize: true, replace: true } as const
const WORK = { signal: true, onProgress: true, patience: true } as const

export function checkAdmin(options: AdminOptions): void {
  checkOptions<AdminOptions>('admin', options, { masterPassword: true, session: true })
}

export function checkLong(what: string, options: LongOptions): void {
  checkOptions<LongOptions>(what, options, LONG)
}

export function checkCreate(options: CreateDatabaseOptions): void {
  const known = { ...LONG, password: true, login: true, lang: true, demo: true, country: true } as const
  checkOptions<CreateDatabaseOptions>('create', options, known)
}

/** A misspelt `neutralize`, passed over, would make a copy that sends mails to customers. */
export function checkCopy(options: CopyOptions): void {
  checkOptions<CopyOptions>('duplicate', options, COPY)
}

export function checkRestore(options: RestoreOptions): void {
  checkOptions<RestoreOptions>('restore', options, { ...COPY, copy: true, size: true, onProgress: true })
}

export function checkBackup(options: BackupOptions): void {
  checkOptions<BackupOptions>('backup', options, { ...LONG, format: true })
  checkChoice('format of backup', options.format, ['zip', 'dump'])
}

export function checkDrop(options: DropOptions): void {
  checkOptions<DropOptions>('drop', options, { ...LONG, confirm: true })
}

export function checkModuleQuery(query: ModuleQuery): void {
  checkOptions<ModuleQuery>('list of modules', query, { signal: true, installed: true, name: true })
}

export function checkModuleWork(what: string, options: ModuleOptions): void {
  checkOptions<ModuleOptions>(what, options, WORK)
}

export function checkUninstall(options: UninstallOptions): void {
  checkOptions<UninstallOptions>('uninstall', options, { ...WORK, confirm: true })
}

/** A database that is there: it may have a name that could be given to none. */
export function checkExisting(name: unknown): void {
  checkText('the name of a database', name, "'prod'")
}

/** The names of modules: one, or a list. */
export function moduleNames(names: string | readonly string[]): string[] {
  const list: readonly unknown[] = typeof names === 'string' ? [names] : Array.isArray(names) ? names : []
  if (list.length === 0) throw new InvalidValueError('no module is named: give at least one')
  for (const name of list) checkText('the name of a module', name, "'sale'")
  return [...new Set(list as readonly string[])]
}
