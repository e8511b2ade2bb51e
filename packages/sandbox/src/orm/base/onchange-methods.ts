import { hashed, isTrue } from '../../python/eyes.ts'
import { askedId } from '../asked-ids.ts'
import { newOnchange } from '../onchange/new-onchange.ts'
import { oldOnchange } from '../onchange/old-onchange.ts'
import { singleton } from '../singleton.ts'
import type { BaseMethods } from './base-method.ts'

/** The changed fields: one by its name, or a list. */
function list(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((name) => hashed(name) as string)
  return isTrue(value) ? [hashed(value) as string] : []
}

export const ONCHANGE_METHODS: BaseMethods = {
  onchange: {
    run: ({ env, model, ids, args }) => {
      const { major } = env.dialect.series
      // Several are no form, be they texts (tried on 16.0 to 18.0).
      if (major >= 16 && major < 19 && ids.length > 1) {
        if (major >= 17 && model !== 'res.users') env.checkAccess(env.table(model), 'read')
        // 17 and 18 look them up first.
        if (major >= 17) for (const id of ids) askedId(id, major)
        singleton(model, ids)
      }
      if ('fields_spec' in args) return newOnchange(env, model, ids, args.values, args.field_names, args.fields_spec)
      return oldOnchange(env, model, ids, args.values, list(args.field_name), args.field_onchange)
    },
  },
}
