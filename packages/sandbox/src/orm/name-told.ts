import type { Environment } from './environment.ts'
import { isComposed } from './magic-fields.ts'

/**
 * A record without a name has none since 17: no empty one, but where its model makes names up; an activity of no kind has
 * none before (tried on 14.0 and 17.0 to 19.0).
 */
export const nameTold = ({ dialect }: Environment, model: string, name: string): string | false =>
  name === '' && isNameless(model, dialect.series.major) ? false : name

const isNameless = (model: string, major: number) =>
  major >= 17 ? !isComposed(model, major) : model === 'mail.activity' && major >= 13
