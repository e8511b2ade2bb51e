import { describeField } from '../describe-field.ts'
import { mayKnow } from '../rights.ts'
import type { BaseMethods } from './base-method.ts'

export const FIELD_METHODS: BaseMethods = {
  fields_get: {
    model: true,
    run: ({ env, model, args }) => {
      const table = env.table(model)
      env.checkAccess(table, 'read')
      const names = (args.allfields || []) as string[]
      const attributes = args.attributes as string[] | undefined
      const known = Object.entries(table.fields).filter(
        ([name, field]) => (names.length === 0 || names.includes(name)) && mayKnow(env, field),
      )
      return Object.fromEntries(known.map(([name, field]) => [name, describeField(env, name, field, attributes)]))
    },
  },
}
