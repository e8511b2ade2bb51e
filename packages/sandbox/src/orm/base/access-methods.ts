import type { Operation } from '../../dialect/index.ts'
import { assertionError, ServerException, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { checkArrayOfIds, isGone } from '../asked-ids.ts'
import type { Environment } from '../environment.ts'
import { messagesAmong } from '../looks/changes.ts'
import { existing, isGuarded, isRuledByParents, isStranger, mayAtAll, recordsOf } from '../rights.ts'
import type { BaseCall, BaseMethods } from './base-method.ts'
import { operationSeen } from './seen-arguments.ts'

export const ACCESS_METHODS: BaseMethods = {
  // wire/6.1, 7.0 and 8.0/old-check_access_rights*
  check_access_rights: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      if (asksNobody(env)) return true
      const operation = operationSeen(args.operation, env.dialect.series.major)
      const isAsked = 'raise_exception' in args && !isTrue(args.raise_exception)
      try {
        env.checkAccess(env.table(model), operation)
        // Since 18 it is `check_access`, which answers nothing, unless it is asked for an answer.
        return env.dialect.series.major >= 18 && !isAsked ? null : true
      } catch (error) {
        if (!isAsked || !(error instanceof ServerException)) throw error
        return false
      }
    },
  },
  // 8 and later; answers None. Since 18 it is `check_access` (tried on 19.0).
  check_access_rule: {
    isReadOnly: true,
    run: (call) => {
      if (asksNobody(call.env)) return null
      if (call.env.dialect.series.major >= 18) checkAll(call)
      else checkRecords(call)
      return null
    },
  },
  // 18 and later.
  has_access: {
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const operation = operationSeen(args.operation, env.dialect.series.major)
      try {
        // Nobody is told why not, so that no language is looked for (tried on 19.0).
        if (!LOOKS_AT_EACH.has(model) && !mayAtAll(env, env.table(model), operation)) return false
        checkAll(call)
        return true
      } catch (error) {
        if (error instanceof ServerException && error.kind === 'AccessError') return false
        throw error
      }
    },
  },
  // 18 alone: a method of the servers' own since 19.
  check_access: {
    isReadOnly: true,
    run: (call) => {
      checkAll(call)
      return null
    },
  },
}

/** Up to 8 who may do everything is not asked what (tried on 6.1, 7.0 and 8.0). */
const asksNobody = ({ mayAll, dialect }: Environment) => mayAll && dialect.series.major < 9

/** Models whose own code goes through the records, on 19 (tried on it). */
const LOOKS_AT_EACH: ReadonlySet<string> = new Set(['ir.attachment', 'mail.message'])

/** What the groups may do with the model, then what record rules say. */
function checkAll(call: BaseCall): void {
  const { env, model, ids, args } = call
  const { major } = env.dialect.series
  const looksAtEach = major >= 19 && LOOKS_AT_EACH.has(model)
  // Files that nobody may touch are compared with those that were asked for.
  if (looksAtEach && model === 'ir.attachment') ids.forEach(hashed)
  env.checkAccess(env.table(model), operationSeen(args.operation, major))
  if (looksAtEach) ids.forEach(hashed)
  checkRecords(call)
}

/** What record rules say; where there are none, nobody looks whether the records are there. */
function checkRecords({ env, model, ids, args }: BaseCall): void {
  const { operation } = args
  const table = env.table(model)
  const isKnown = ['read', 'write', 'create', 'unlink'].includes(operation as string)
  const { major } = env.dialect.series
  if (model === 'mail.message' && major >= 13 && major < 17) {
    checkArrayOfIds(ids, major)
    // Who looks at messages by hand asks for the rights on what they are about (tried on 14.0).
    if (!isKnown && ids.some((id) => table.rows.has(id))) throw assertionError('Invalid access mode')
    if (!isKnown) return
    const rows = messagesAmong(env, table, ids)
    if (!env.mayAll) table.definition.guards?.(rows, env, operation as Operation)
    return
  }
  if (!isKnown) throw valueError(`Invalid mode: ${pythonRepr(operation)}`)
  const isOfParents = isRuledByParents(env, table.definition) && table.definition.domainRules === undefined
  const isOld = major >= 13 && major < 16
  // No rule is about who may do nothing with the model at all, up to 15 but that on companies.
  if (isOfParents || isStranger(env, table)) {
    if (isOld) ids.forEach(hashed)
    const isMinded = isOfParents ? isGuarded(env, table) : isOld && table.definition.companyField !== undefined
    const isMissed = (id: number) => (major === 14 ? isTrue(id) && !table.rows.has(id) : isGone(table, id))
    const gone = ids.find(isMissed)
    if (isMinded && gone !== undefined) existing(env, table, gone, 'read')
    return
  }
  // Id 0 is a record that is being made.
  recordsOf(env, table, ids.filter(Boolean), 'rule', operation as Operation)
}
