import { ServerException, valueError } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { recordsOf } from '../rights.ts'
import type { BaseCall, BaseMethods } from './base-method.ts'
import { operationSeen } from './seen-arguments.ts'

export const ACCESS_METHODS: BaseMethods = {
  // wire/6.1, 7.0 and 8.0/old-check_access_rights*
  check_access_rights: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const operation = operationSeen(args.operation, env.dialect.series.major < 17)
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
  // 8 and later; answers None.
  check_access_rule: {
    isReadOnly: true,
    run: (call) => {
      checkRecords(call)
      return null
    },
  },
  // 18 and later.
  has_access: {
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const operation = operationSeen(args.operation)
      try {
        env.checkAccess(env.table(model), operation)
        checkRecords(call)
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
      call.env.checkAccess(call.env.table(call.model), operationSeen(call.args.operation))
      checkRecords(call)
      return null
    },
  },
}

/** What record rules say; where there are none, nobody looks whether the records are there. */
function checkRecords({ env, model, ids, args }: BaseCall): void {
  const { operation } = args
  if (!['read', 'write', 'create', 'unlink'].includes(operation as string)) {
    throw valueError(`Invalid mode: ${pythonRepr(operation)}`)
  }
  // Id 0 is a record that is being made.
  recordsOf(env, env.table(model), ids.filter(Boolean), 'rule')
}
