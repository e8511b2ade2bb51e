import { databaseNames } from '../installation.ts'
import { keyError } from '../python/exceptions.ts'
import type { ServiceCall } from './service.ts'

/** They need the master password, and the sandbox has none that fits. */
const GUARDED =
  /^(create|create_database|duplicate_database|drop|dump|restore|rename|change_admin_password|migrate_databases)$/

/** Which databases there are. */
export function dbService({ installation, method, args }: ServiceCall): unknown {
  const { dialect, databases } = installation
  if (GUARDED.test(method)) throw dialect.exceptions.accessDenied()
  switch (method) {
    case 'list':
      return databaseNames(installation)
    case 'db_exist':
      return databases.has(String(args[0]))
    case 'server_version':
      return dialect.series.name
    default:
      throw keyError(`Method not found: ${method}`)
  }
}
