import { typeError, valueError } from '../../python/exceptions.ts'
import type { BaseCall, BaseMethods, Values } from './base-method.ts'

export const WRITE_METHODS: BaseMethods = {
  create: {
    model: true,
    run: ({ env, model, args }) => {
      const values = (args.vals_list ?? args.vals) as Values | readonly Values[]
      return Array.isArray(values) ? values.map((one) => env.create(model, one)) : env.create(model, values as Values)
    },
  },
  write: {
    run: ({ env, model, ids, args }) => {
      env.write(model, ids, args.vals as Values)
      return true
    },
  },
  unlink: {
    run: ({ env, model, ids }) => {
      env.unlink(model, ids)
      return true
    },
  },
  copy: {
    run: ({ env, model, ids, isSingle, args }) => {
      // On 8.0 some models have it in the new way already (wire/7.0 and wire/8.0/old-copy-ids).
      if (env.dialect.series.major < 9 && !isSingle && !(env.dialect.series.major === 8 && model === 'res.partner')) {
        throw typeError("unhashable type: 'list'")
      }
      if (ids.length !== 1 && !env.dialect.copiesToList) {
        throw valueError(`Expected singleton: ${model}(${ids.join(', ')})`)
      }
      const copies = ids.map((id) => env.copy(model, id, (args.default ?? {}) as Values))
      return env.dialect.copiesToList ? copies : (copies[0] ?? false)
    },
  },
  default_get: {
    model: true,
    run: ({ env, model, args }) => env.defaultGet(model, args.fields as string[]),
  },
  // Answers None on 13 and later (odoo/orm/models.py of 19).
  action_archive: { run: (call) => setActive(call, false) },
  action_unarchive: { run: (call) => setActive(call, true) },
  toggle_active: {
    run: ({ env, model, ids }) => {
      for (const id of ids) env.write(model, [id], { active: env.table(model).rows.get(id)?.active !== true })
      return null
    },
  },
}

function setActive({ env, model, ids }: BaseCall, active: boolean): null {
  env.write(model, ids, { active })
  return null
}
