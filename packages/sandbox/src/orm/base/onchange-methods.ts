import { newOnchange, oldOnchange } from '../onchange/onchange.ts'
import type { BaseMethods, Values } from './base-method.ts'

const list = (value: unknown) => (Array.isArray(value) ? (value as string[]) : value ? [String(value)] : [])

export const ONCHANGE_METHODS: BaseMethods = {
  onchange: {
    run: ({ env, model, ids, args }) => {
      const values = args.values as Values
      if ('fields_spec' in args) return newOnchange(env, model, ids, values, args.field_names, args.fields_spec)
      return oldOnchange(env, model, ids[0], values, list(args.field_name), args.field_onchange as Values)
    },
  },
}
