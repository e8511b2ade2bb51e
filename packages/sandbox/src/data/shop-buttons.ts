import { askedRecord } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

type Methods = Readonly<Record<string, MethodDefinition>>

const TEMPLATE = 'product.template'
const PLACE = 'website_sequence'

/** How far from the first or the last one it is put. */
const STEP = 5

/**
 * Buttons of the website: whether a record is shown there, and in which place of the shop
 * (`odoo/addons/website/models/mixins.py`, `odoo/addons/website_sale/models/product_template.py`; tried on 14.0 and 19.0).
 */
export const SHOP_BUTTONS: Readonly<Record<string, Methods>> = {
  [TEMPLATE]: {
    website_publish_button: publishing(TEMPLATE),
    set_sequence_top: { params: [], run: (env, ids) => toEnd(env, ids, 'ASC') },
    set_sequence_bottom: { params: [], run: (env, ids) => toEnd(env, ids, 'DESC') },
    set_sequence_up: { params: [], run: (env, ids) => past(env, ids, '<') },
    set_sequence_down: { params: [], run: (env, ids) => past(env, ids, '>') },
  },
  'product.product': { website_publish_button: publishing('product.product') },
}

/** Shows what is not shown, and the other way round. */
function publishing(model: string): MethodDefinition {
  return {
    params: [],
    run: (env, ids) => {
      const { id } = askedRecord(env, model, ids)
      const isShown = env.read(model, [id], ['website_published'])[0]?.website_published !== true
      env.write(model, [id], { website_published: isShown })
      // Up to 17 that something was written; which, is told since (tried on 17.0 to 19.0).
      return env.dialect.series.major < 18 || isShown
    },
  }
}

/** Beside the last one of the shop, by the way that it is sorted. */
function toEnd(env: Environment, ids: readonly number[], way: 'ASC' | 'DESC'): null {
  if (ids.length === 0) return null
  const [last] = env.sudo().search(TEMPLATE, [], { order: `${PLACE} ${way}`, limit: 1 })
  const place = placeOf(env, last)
  env.write(TEMPLATE, ids, { [PLACE]: way === 'ASC' ? place - STEP : place + STEP })
  return null
}

/** Changes places with the next one that is shown as it is, or goes to that end. */
function past(env: Environment, ids: readonly number[], operator: '<' | '>'): null {
  const way = operator === '<' ? 'DESC' : 'ASC'
  const end = operator === '<' ? 'ASC' : 'DESC'
  if (ids.length === 0) return toEnd(env, ids, end)
  const { id } = askedRecord(env, TEMPLATE, ids)
  const [shown] = env.read(TEMPLATE, [id], ['website_published'])
  const place = placeOf(env, id)
  // Up, all products are looked through; down, those that the user sees.
  const [next] = (operator === '<' ? env.sudo() : env).search(
    TEMPLATE,
    [
      [PLACE, operator, place],
      ['website_published', '=', shown?.website_published],
    ],
    { order: `${PLACE} ${way}`, limit: 1 },
  )
  if (next === undefined) return toEnd(env, ids, end)
  const other = placeOf(env, next)
  env.write(TEMPLATE, [id], { [PLACE]: other })
  env.sudo().write(TEMPLATE, [next], { [PLACE]: place })
  return null
}

const placeOf = (env: Environment, id: number | undefined) =>
  Number(env.table(TEMPLATE).rows.get(id ?? 0)?.[PLACE] ?? 0)
