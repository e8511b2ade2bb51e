import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { fiscalCodes } from './fiscal-countries.ts'
import { parentPath } from './parent-path.ts'

type Row = Readonly<Stored>

const inverse = (value: unknown) => (Number(value) ? 1 / Number(value) : 0)

/** Of units (`uom.uom`; tried on 16.0 to 18.0, and on 19.0 where nothing is of categories any more). */
export const TOLD_FIELDS_OF_UNITS: Readonly<Record<string, ToldField>> = {
  factor_inv: { depends: ['factor'], compute: ({ factor }) => inverse(factor), write: keepInverse },
  // As it is written beside the kind: how many times bigger, or smaller.
  ratio: {
    depends: ['factor', 'factor_inv', 'uom_type'],
    compute: (row) => (kindOf(row) === 'bigger' ? inverse(row.factor) : row.factor),
    write: (row, value, env) => {
      if (kindOf(row) === 'bigger') keepInverse(row, value, env)
      else env.table('uom.uom').update(row, { factor: value })
    },
  },
  uom_type: {
    depends: [],
    compute: kindOf,
    write: (row, value, env) => env.table('uom.uom').update(row, { uom_type: value }),
  },
  color: { depends: ['uom_type'], compute: (row) => (kindOf(row) === 'reference' ? 7 : 0) },
  fiscal_country_codes: { depends: [], compute: (_, env) => fiscalCodes(env, undefined).join() },
  parent_path: parentPath('uom.uom', 'relative_uom_id'),
}

function keepInverse(row: Row, value: unknown, env: Environment): void {
  env.table('uom.uom').update(row, { factor: inverse(value) })
}

function kindOf({ uom_type, factor }: Row): unknown {
  if (uom_type) return uom_type
  return factor === 1 ? 'reference' : Number(factor) < 1 ? 'bigger' : 'smaller'
}
