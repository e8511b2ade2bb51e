import type { ToldField } from '../../orm/definition.ts'

/** Of contacts (`res.partner`; each tried on 14.0 and 16.0 to 19.0 where nothing else is said). */
export const TOLD_FIELDS_OF_PARTNERS: Readonly<Record<string, ToldField>> = {
  self: { compute: ({ id }) => id },
}
