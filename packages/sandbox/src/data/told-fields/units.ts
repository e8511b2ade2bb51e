import type { ToldField } from '../../orm/definition.ts'
import { fiscalCodes } from './fiscal-countries.ts'
import { parentPath } from './parent-path.ts'

/** Of units (`uom.uom`; tried on 16.0 to 19.0). */
export const TOLD_FIELDS_OF_UNITS: Readonly<Record<string, ToldField>> = {
  fiscal_country_codes: { depends: [], compute: (_, env) => fiscalCodes(env, undefined).join() },
  parent_path: parentPath('uom.uom', 'relative_uom_id'),
}
