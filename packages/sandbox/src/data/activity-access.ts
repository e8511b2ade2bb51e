import type { Operation } from '../dialect/index.ts'
import type { GuardedSearch, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { mayUseOwner } from '../orm/looks/file-owners.ts'
import { accessError } from '../python/exceptions.ts'
import { isOpenToReaders } from './message-access.ts'

type Row = Readonly<Stored>

/**
 * Who may use which activities: one's own one sees, and those of records that one sees; one plans for records that one
 * may say something about, and changes what one made or has to do, or what is about such a record (`mail_activity.py`
 * of 14 and 19; tried on both).
 */
function mayUse(row: Row, env: Environment, operation: Operation): boolean {
  const isTheirs = row.user_id === env.uid
  if (operation === 'read' && isTheirs) return true
  if ((operation === 'write' || operation === 'unlink') && (isTheirs || row.create_uid === env.uid)) return true
  const { res_model: model, res_id: id } = row
  if (!model) return isTheirs
  return typeof model !== 'string' || !env.hasModel(model) || mayUseRecord(env, model, id as number, operation)
}

function mayUseRecord(env: Environment, model: string, id: number, operation: Operation): boolean {
  if (!env.table(model).rows.has(id)) return env.dialect.series.major < 19
  const isRead = operation === 'read' || isOpenToReaders(model, env.dialect.series.major)
  return mayUseOwner(env, model, id, isRead ? 'read' : 'write')
}

function guard(rows: readonly Row[], env: Environment, operation: Operation): void {
  const forbidden = rows.filter((row) => !mayUse(row, env, operation))
  if (forbidden.length === 0) return
  const ids = forbidden
    .slice(0, 6)
    .map((row) => row.id)
    .join(', ')
  const { major } = env.dialect.series
  const who = major < 18 ? ` - (Records: [${ids}], User: ${env.uid})` : `\n\nRecords: ${ids}, User: ${env.uid}`
  throw accessError(
    `The requested operation cannot be completed due to security restrictions. Please contact your system administrator.\n\n(Document type: Activity, Operation: ${operation})${who}`,
  )
}

/** What is about records that one may say something about since 19, before about those that one may read. */
const searched: GuardedSearch = {
  among: () => true,
  shows: (row, env) => {
    const { user_id, res_model: model, res_id: id } = row
    if (user_id === env.uid) return true
    if (typeof model !== 'string' || !env.hasModel(model)) return false
    const isRead = env.dialect.series.major < 19 || isOpenToReaders(model, env.dialect.series.major)
    return env.table(model).rows.has(id as number) && mayUseOwner(env, model, id as number, isRead ? 'read' : 'write')
  },
}

/** What guards activities, 14 and later. */
export const GUARDED_ACTIVITIES: Pick<ModelDefinition, 'guards' | 'searched'> = { guards: guard, searched }
