import { valuesOfCopy } from '../orm/copy.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { accessError, typeError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'

/** A password as it can be hashed, which is text (tried on 14.0 and 19.0). */
export function hashable(value: unknown, { dialect }: Environment): unknown {
  if (typeof value === 'string' || dialect.series.major < 14) return value
  throw typeError(`secret must be unicode or bytes, not ${pythonType(value === null ? false : value)}`)
}

/** A copy of a user has a name and a login of its own, which say that it is one (tried on 14.0 and 19.0). */
export function copyUser(row: Readonly<Stored>, values: Readonly<Record<string, unknown>>, env: Environment): number {
  const table = env.table('res.users')
  const before = valuesOfCopy(env, table, row)
  const isNamed = 'name' in values || 'partner_id' in values
  return env.create('res.users', {
    ...before,
    ...(!isNamed && { name: `${String(env.sudo().raw(table, row, 'name'))} (copy)` }),
    login: `${String(row.login)} (copy)`,
    ...values,
  })
}

/** Others than employees ask about themselves alone, since 18 (tried on 19.0; 18 by source). */
export function checkAsked(env: Environment, user: number): void {
  if (env.dialect.series.major < 18 || env.isSudo || user === env.uid || env.groups.includes('user')) return
  throw accessError('You can ony call user.has_group() with your current user.')
}
