import type { Operation } from '../../dialect/index.ts'
import { ServerException } from '../../python/exceptions.ts'
import type { BaseMethods } from './base-method.ts'

export const ACCESS_METHODS: BaseMethods = {
  // wire/6.1, 7.0 and 8.0/old-check_access_rights*
  check_access_rights: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      try {
        env.checkAccess(env.table(model), args.operation as Operation)
        return true
      } catch (error) {
        if (args.raise_exception !== false || !(error instanceof ServerException)) throw error
        return false
      }
    },
  },
}
