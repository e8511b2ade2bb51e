import { hashed, isTrue } from '../../python/eyes.ts'
import { newOnchange, oldOnchange } from '../onchange/onchange.ts'
import type { BaseMethods } from './base-method.ts'

/** The changed fields: one by its name, or a list. */
function list(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((name) => hashed(name) as string)
  return isTrue(value) ? [hashed(value) as string] : []
}

export const ONCHANGE_METHODS: BaseMethods = {
  onchange: {
    run: ({ env, model, ids, args }) => {
      if ('fields_spec' in args) return newOnchange(env, model, ids, args.values, args.field_names, args.fields_spec)
      return oldOnchange(env, model, ids, args.values, list(args.field_name), args.field_onchange)
    },
  },
}
