import type { Operation } from '../../dialect/index.ts'
import { ServerException } from '../../python/exceptions.ts'
import type { BaseCall, BaseMethods } from './base-method.ts'

const mayDo = ({ env, model, args }: BaseCall): boolean => {
  try {
    env.checkAccess(env.table(model), args.operation as Operation)
    return true
  } catch (error) {
    if (error instanceof ServerException) return false
    throw error
  }
}

export const ACCESS_METHODS: BaseMethods = {
  // Of records, of which there may be none (tried on 19.0).
  has_access: { isReadOnly: true, run: mayDo },
  // wire/6.1, 7.0 and 8.0/old-check_access_rights*
  check_access_rights: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      if (call.args.raise_exception === false) return mayDo(call)
      call.env.checkAccess(call.env.table(call.model), call.args.operation as Operation)
      return true
    },
  },
}
