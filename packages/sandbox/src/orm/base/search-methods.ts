import { typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, lacksAttribute } from '../../python/eyes.ts'
import { askedId } from '../asked-ids.ts'
import { checkIdValues } from '../domain/id-column.ts'
import type { Page } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { lookAtNames, lookAtRead } from '../looks/changes.ts'
import { lookAtClosed } from '../looks/linked-fields.ts'
import { lookAtOrder } from '../looks/searches.ts'
import { type BaseCall, type BaseMethods, domainOf, fieldsOf, loadOf, pageOf, type Values } from './base-method.ts'
import { requiredDomain } from './seen-arguments.ts'

export const SEARCH_METHODS: BaseMethods = {
  search: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      lookAtOrder(env, model, args.order)
      const { major } = env.dialect.series
      const domain = requiredDomain(env, args.domain, model)
      // Who counts has no pages (tried on 14.0; 15 as 14).
      const isWhole = isTrue(args.count) && (major === 14 || major === 15)
      // The order is taken apart all the same.
      if (isWhole && isTrue(args.order) && typeof args.order !== 'string') throw lacksAttribute(args.order, 'split')
      const ids = isWhole ? env.search(model, domain, { order: 'id' }) : env.search(model, domain, () => pageOf(call))
      return args.count ? ids.length : ids
    },
  },
  search_count: {
    model: true,
    isReadOnly: true,
    // Who counts puts nothing in order.
    run: (call) => {
      const page = () => ({ ...pageOf(call), order: 'id' })
      return call.env.search(call.model, requiredDomain(call.env, call.args.domain, call.model), page).length
    },
  },
  search_read: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const rest = (args.read_kwargs ?? {}) as Values
      const stranger = Object.keys(rest).find((name) => name !== 'load')
      const refused = () => {
        const name = env.dialect.qualified('BaseModel', env.dialect.series.major < 17 ? 'read' : '_read_format')
        return typeError(`${name}() got an unexpected keyword argument '${stranger}'`)
      }
      // From 16 on it is read once it was searched (tried on 16.0 and 19.0).
      if (stranger !== undefined && env.dialect.series.major < 16) throw refused()
      const domain = domainOf(call)
      const isOld = env.dialect.series.major < 17
      const ids = env.search(model, domain, () => (isOld ? pageOf(call) : pageOfRead(call, fieldsOf(args))))
      // Up to 16 nobody looks at the fields of nothing.
      if (ids.length === 0 && isOld) return []
      if (stranger !== undefined) throw refused()
      // Files are looked at by who reads them, however they were found (tried on 16.0).
      if (env.dialect.series.major === 16) lookAtRead(env, env.table(model), ids, args.fields)
      return env.read(model, ids, fieldsOf(args), loadOf(rest))
    },
  },
  read: {
    isReadOnly: true,
    run: ({ env, model, ids, isSingle, args }) => {
      lookAtRead(env, env.table(model), ids, args.fields)
      const rows = env.read(model, ids, fieldsOf(args), loadOf(args))
      // wire/7.0/xmlrpc-object-read-int-id
      return isSingle && env.dialect.readsOneAsStruct ? (rows[0] ?? false) : rows
    },
  },
  // A method of the servers' own since 19 (`@api.private`).
  exists: {
    isReadOnly: true,
    run: ({ env, model, ids }) => {
      const { rows } = env.table(model)
      if (env.dialect.series.major < 10) return ids.filter((id) => rows.has(id))
      if (env.dialect.series.major >= 16) return foundByPostgres(rows, ids)
      // Where there is none that is stored, nobody looks.
      if (!ids.some(isAsked)) return ids.filter(isTrue)
      // What is no number is taken for a record that is being made, which is there (tried on 14.0).
      return ids.filter((id) => (isAsked(hashed(id)) ? rows.has(askedId(id, env.dialect.series.major)) : isTrue(id)))
    },
  },
}

/**
 * Since 17 the fields (none are all, but for the web client's own way) are looked at once the order was taken apart and
 * before PostgreSQL sees the page, also of a search that finds nothing (tried on 17 to 19).
 */
export function pageOfRead(call: BaseCall, fields: readonly string[], isAllOfNone = true): Page {
  const { env, model } = call
  const table = env.table(model)
  const { major } = env.dialect.series
  const isReadLater = major < 19 && READ_LATER.has(model)
  const lookFurther = () => {
    if (major >= 17 && !isReadLater) {
      if (model === 'res.users') lookAtNames(env, table, fields.map(hashed))
      for (const name of fields) hasField(env, table, name, 'read')
    }
    if (fields.length === 0 && isAllOfNone) lookAtClosed(env, table)
  }
  return Object.assign(pageOf(call), { lookFurther })
}

/** Models that find their records by hand: what is read of them nobody looks at before (tried on 17.0 and 18.0). */
const READ_LATER: ReadonlySet<string> = new Set(['ir.attachment', 'mail.message'])

/** From 16 to 18 PostgreSQL is asked for whatever stands for an id (tried on 16.0 to 18.0). */
function foundByPostgres(rows: Readonly<{ has(id: number): boolean }>, ids: readonly unknown[]): readonly unknown[] {
  checkIdValues(ids)
  return ids.filter((id) => typeof id === 'number' && rows.has(id))
}

const isAsked = (id: unknown) => typeof id === 'boolean' || Number.isInteger(id)
