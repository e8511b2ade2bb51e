import { ServerException, valueError } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { isStranger, recordsOf } from '../rights.ts'
import type { BaseCall, BaseMethods } from './base-method.ts'
import { operationSeen } from './seen-arguments.ts'

export const ACCESS_METHODS: BaseMethods = {
  // wire/6.1, 7.0 and 8.0/old-check_access_rights*
  check_access_rights: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
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
      if (call.env.dialect.series.major >= 18) checkAll(call)
      else checkRecords(call)
      return null
    },
  },
  // 18 and later.
  has_access: {
    isReadOnly: true,
    run: (call) => {
      operationSeen(call.args.operation, call.env.dialect.series.major)
      try {
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

/** What the groups may do with the model, then what record rules say. */
function checkAll(call: BaseCall): void {
  const { env, model, args } = call
  env.checkAccess(env.table(model), operationSeen(args.operation, env.dialect.series.major))
  checkRecords(call)
}

/** What record rules say; where there are none, nobody looks whether the records are there. */
function checkRecords({ env, model, ids, args }: BaseCall): void {
  const { operation } = args
  if (!['read', 'write', 'create', 'unlink'].includes(operation as string)) {
    throw valueError(`Invalid mode: ${pythonRepr(operation)}`)
  }
  const table = env.table(model)
  // No rule is about who may do nothing with the model at all.
  if (isStranger(env, table)) return
  // Id 0 is a record that is being made.
  recordsOf(env, table, ids.filter(Boolean), 'rule')
}
