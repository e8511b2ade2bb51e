import { typeError } from '../python/exceptions.ts'
import { hashed, isTrue, postgresError } from '../python/eyes.ts'
import { checkArrayOfIds, countedId, readId } from './asked-ids.ts'
import type { Stored } from './definition.ts'
import type { Environment } from './environment.ts'
import { checkOldIds } from './old-ids.ts'
import { asksForRights, checkReads, checkRules } from './rights.ts'

type Row = Readonly<Stored>

/** The rows of `ir.model.data` that name a record. */
export function namesOf(env: Environment, model: string, id: number): Row[] {
  if (!env.hasModel('ir.model.data')) return []
  return env
    .table('ir.model.data')
    .referring('res_id', id)
    .filter((row) => row.model === model)
}

/** A record's external id, as `base.main_company`. */
export function nameOf(env: Environment, model: string, id: number): string | undefined {
  const [row] = namesOf(env, model, id)
  return row && complete(row)
}

/** The record of an external id. */
export function recordNamed(env: Environment, name: string): Row | undefined {
  const dot = name.indexOf('.')
  const [module, own] = dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot + 1)]
  for (const row of env.table('ir.model.data').rows.values()) if (row.name === own && row.module === module) return row
  return undefined
}

/** Who made and changed records, and how they are named (`perm_read` up to 7.0, then `get_metadata`). */
export function metadataOf(env: Environment, model: string, ids: readonly number[]): Record<string, unknown>[] {
  const { major } = env.dialect.series
  // Tried on 8.0.
  if (major === 8 && !ids.some(isTrue)) throw postgresError('SyntaxError', 'syntax error at or near ")"\n')
  const told = (row: Record<string, unknown>) => {
    const names = namesOf(env, model, row.id as number)
    const [first] = names
    return {
      ...row,
      xmlid: first === undefined ? false : complete(first),
      ...(major >= 8 && { noupdate: first?.noupdate ?? false }),
      ...(major >= 16 && { xmlids: names.map((one) => ({ xmlid: complete(one), noupdate: one.noupdate })) }),
    }
  }
  // Where nobody keeps who made a record, nobody looks for it (tried on 14.0 and 19.0).
  if (major >= 14 && !('create_uid' in env.table(model).fields)) {
    const asked = ids.filter(isTrue)
    for (const id of asked) countedId(hashed(id))
    return asked.map((id) => told({ id }))
  }
  if (major >= 19) ids.forEach(hashed)
  // Since 16 the model must be one that the user may read (tried on 16.0 to 19.0).
  if (major >= 16 && asksForRights(ids, major)) checkReads(env, env.table(model), ids)
  // Messages are looked up by hand, which minds texts (tried on 16.0 to 18.0).
  if (model === 'mail.message' && major >= 16 && major < 19) checkArrayOfIds(ids, major)
  checkOldIds(env, env.table(model), ids)
  // A variant is told to have changed when its template has, which is nothing of nothing (tried on 17.0 and 18.0).
  if (model === 'product.product' && (major === 17 || major === 18) && ids.some((id) => !isTrue(hashed(id)))) {
    throw typeError("'>' not supported between instances of 'bool' and 'datetime.datetime'")
  }
  // Since 19 a plain read tells of them, and looks at the ids itself.
  if (major < 19) for (const id of ids) readId(id, major)
  const isThere = (id: number) => env.table(model).rows.has(id) || (!isTrue(id) && major >= 13 && major < 19)
  const there = major >= 19 ? ids : ids.filter(isThere)
  // On 16 it is asked whose records they are (tried on 16.0).
  if (major === 16) {
    const { rows } = env.table(model)
    checkRules(
      env,
      env.table(model),
      ids.flatMap((id) => rows.get(id) ?? []),
      'read',
    )
  }
  // Until then a query of its own tells of them, without asking for rights (tried on 14.0).
  return (major < 8 || major > 16 ? env : env.sudo())
    .read(
      model,
      there,
      ['create_uid', 'create_date', 'write_uid', 'write_date'].filter((name) => name in env.table(model).fields),
    )
    .map(told)
}

const complete = ({ module, name }: Row) => (module ? `${String(module)}.${String(name)}` : String(name))
