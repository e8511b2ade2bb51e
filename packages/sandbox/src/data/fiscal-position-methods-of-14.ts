import type { MethodDefinition } from '../orm/definition.ts'
import { isTrue } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { fiscalPositionOf, POSITIONS } from './fiscal-position-of.ts'

/** The position of a customer, and of where they are delivered to. */
export const POSITION_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  get_fiscal_position: {
    params: ['partner_id', 'delivery_id'],
    required: 1,
    model: true,
    run: (env, _ids, { partner_id, delivery_id }) => {
      if (!isTrue(partner_id)) return new Recordset(POSITIONS, [])
      const asked = isTrue(delivery_id) ? [delivery_id, partner_id] : [partner_id]
      for (const id of asked) env.existing(env.table('res.partner'), id as number, 'read')
      const found = fiscalPositionOf(env, partner_id, delivery_id)
      return new Recordset(POSITIONS, found === false ? [] : [found])
    },
  },
}
