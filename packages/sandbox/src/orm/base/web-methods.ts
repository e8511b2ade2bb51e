import { ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, pythonType } from '../../python/eyes.ts'
import { added } from '../../python/numbers.ts'
import { askedId, isDigits } from '../asked-ids.ts'
import type { Environment } from '../environment.ts'
import { lookAtRead, lookAtWrite } from '../looks/changes.ts'
import { isRemembered } from '../looks/file-owners.ts'
import { lookAtOrder } from '../looks/searches.ts'
import { lookAtSpecification, withKeys } from '../looks/specifications.ts'
import { newRows } from '../new-rows.ts'
import { lookFirst } from '../rights.ts'
import { blockersOf } from '../unlink.ts'
import { type Specification, webRead } from '../web-read.ts'
import { type BaseCall, type BaseMethods, domainOf, fieldsOf, type Values } from './base-method.ts'
import { foundByName } from './found-by-name.ts'
import { pageOfRead } from './search-methods.ts'
import { requiredDomain } from './seen-arguments.ts'

/** What the web client calls (addons/web/models/models.py). */
export const WEB_METHODS: BaseMethods = {
  web_read: {
    isReadOnly: true,
    run: ({ env, model, ids, args }) => {
      lookAtSpecification(env, model, args.specification)
      return webRead(env, model, ids, args.specification as Specification)
    },
  },
  web_search_read: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const isNew = 'specification' in args
      // Up to 16 it took fields, and looked at none of nothing.
      const specification = isNew ? withKeys(args.specification) : {}
      lookAtOrder(env, model, args.order)
      const domain = isNew ? requiredDomain(env, args.domain, model) : domainOf(call)
      const ids = env.search(model, domain, () => pageOfRead(call, Object.keys(specification), !isNew))
      // Files are looked at by who reads them, however they were found (tried on 16.0).
      if (env.dialect.series.major === 16 && ids.length > 0) lookAtRead(env, env.table(model), ids, args.fields)
      const records = isNew
        ? webRead(env, model, ids, specification)
        : ids.length === 0
          ? []
          : env.read(model, ids, fieldsOf(args))
      return { length: lengthOf(call, ids.length), records }
    },
  },
  web_save: {
    run: (call) => {
      const { env, model, ids, args } = call
      const vals = args.vals as Values
      const saved = ids.length > 0 ? ids : newRows(env, env.table(model), vals).map((row) => env.create(model, row))
      if (ids.length > 0) {
        lookAtWrite(env, env.table(model), ids, vals)
        lookAtSaved(call)
        env.write(model, ids, vals)
      }
      const shown = args.next_id ? [args.next_id as number] : saved
      const sized = env.withContext({ ...env.context, bin_size: true })
      // Of no change nothing is remembered (tried on 19.0).
      const isChange = ids.length === 0 || isTrue(vals)
      const reader = isChange && isRemembered(env, model, shown) ? sized.sudo() : sized
      return webRead(reader, model, shown, args.specification as Specification)
    },
  },
  web_save_multi: {
    run: ({ env, model, ids, args }) => {
      const given = args.vals_list
      if (given === null || typeof given === 'number' || typeof given === 'boolean') {
        throw typeError(`object of type '${pythonType(given)}' has no len()`)
      }
      const list = iterated(given) as readonly Values[]
      if (list.length !== ids.length) throw valueError('Each record must have a corresponding vals entry.')
      ids.forEach((id, index) => {
        env.write(model, [id], list[index] as Values)
      })
      const sized = env.withContext({ ...env.context, bin_size: true })
      return webRead(sized, model, ids, args.specification as Specification)
    },
  },
  // 19 (addons/web/models/models.py): records in their new order, by a number in a field.
  web_resequence: {
    run: ({ env, model, ids, args }) => {
      const name = (args.field_name ?? 'sequence') as string
      if (!Object.hasOwn(env.table(model).fields, String(hashed(name)))) return []
      ids.forEach((id, index) => {
        env.write(model, [id], { [name]: added(args.offset ?? 0, index) })
      })
      return webRead(env, model, ids, args.specification as Specification)
    },
  },
  web_unlink: {
    run: ({ env, model, ids }) => {
      const blockers = blockersOf(env, model, ids)
      if (blockers !== undefined) throw unlinkBlocked(env, model, ids, blockers)
      env.unlink(model, ids)
      return true
    },
  },
  web_name_search: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const ids = foundByName(call)
      const rows = webRead(env, model, ids, args.specification as Specification)
      const isNamed = Object.keys(args.specification as object).join() === 'display_name'
      if (!isNamed || env.dialect.series.major < 19) return rows
      const formatted = env.withContext({ ...env.context, formatted_display_name: true })
      return rows.map((row) => ({ ...row, __formatted_display_name: formatted.displayName(model, row.id as number) }))
    },
  },
}

/** What else is to be shown is read before the change goes to PostgreSQL, which minds texts there (tried on 18.0 and 19.0). */
function lookAtSaved({ env, model, ids, args }: BaseCall): void {
  const { major } = env.dialect.series
  const table = env.table(model)
  const text = ids.find((id: unknown) => typeof id === 'string' && !isDigits(id))
  const { vals, specification } = args
  if (major < 18 || text === undefined || pythonType(vals) !== 'dict' || pythonType(specification) !== 'dict') return
  if (Object.keys(specification as object).every((name) => name === 'id' || name in (vals as object))) return
  lookFirst(env, table, ids, 'write')
  env.checkAccess(table, 'write')
  askedId(text, major)
}

/** What the web client of 20 makes a dialog of (addons/web/models/models.py, `UnlinkBlockedError`). */
function unlinkBlocked(
  env: Environment,
  model: string,
  ids: readonly number[],
  { by, blocked }: NonNullable<ReturnType<typeof blockersOf>>,
): ServerException {
  const words = `Not possible to delete all the records because some are used in ${by.description}`
  const error = new ServerException('odoo.addons.web.models.models.UnlinkBlockedError', words)
  const archivable = Object.hasOwn(env.table(model).fields, 'active')
  error.context = { archivable, model_name: by.description, res_model: model, res_ids: ids, blocked_ids: blocked }
  return error
}

/** Of a page that is not full the end is known; other rows are counted, up to a limit (tried on 14.0 and 19.0). */
function lengthOf(call: BaseCall, found: number): number {
  const { env, model, args } = call
  if (found === 0) return 0
  const { offset = 0, limit, count_limit } = args
  const shown = added(offset, found)
  const isEnough = isTrue(count_limit) && countOf(count_limit) <= shown
  const isFull = found === limit && !isEnough
  if (!isTrue(limit) || !(isFull || env.context.force_search_count)) return shown
  const all = env.search(model, domainOf(call)).length
  return isTrue(count_limit) ? Math.min(all, countOf(count_limit)) : all
}

function countOf(limit: unknown): number {
  if (typeof limit === 'number' || typeof limit === 'boolean') return Number(limit)
  throw typeError(`'<=' not supported between instances of '${pythonType(limit)}' and 'int'`)
}
