import type { Environment } from './environment.ts'

/** Where the server says that it is. */
export function baseUrl(env: Environment): unknown {
  const [row] = env.table('ir.config_parameter').referring('key', 'web.base.url')
  return row?.value ?? 'http://localhost:8069'
}
