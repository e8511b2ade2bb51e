import type { ModelDefinition, Stored } from '../orm/definition.ts'
import { userError, validationError } from '../python/exceptions.ts'

type Row = Readonly<Stored>

/** Directives of days and times that are none here (by source of 14 to 19). */
const DISALLOWED = '%C %D %e %E %F %g %G %h %k %l %n %O %P %R %r %s %T %t %u %V %+ %z %Z'.split(' ')

/** What a language may say of days, times and numbers (tried on 16.0 to 18.0; 14 and 19 by source). */
export const checkLanguage: NonNullable<ModelDefinition['constrain']> = (row, env) => {
  const { major } = env.dialect.series
  const isAwake = ({ id, active }: Row) => (id === row.id ? row.active : active) === true
  if (![row, ...env.table('res.lang').rows.values()].some(isAwake)) {
    throw validationError('At least one language must be active.')
  }
  if (major < 14) return
  const formats = `${row.time_format || ''}\n${row.date_format || ''}`
  if (DISALLOWED.some((directive) => formats.includes(directive))) {
    throw validationError(
      'Invalid date/time format directive specified. Please refer to the list of allowed directives, displayed when you edit a language.',
    )
  }
  // Since 19 it is chosen from a list.
  if (major < 19 && !isGrouping(String(row.grouping))) {
    throw validationError(
      'The Separator Format should be like [,n] where 0 < n :starting from Unit digit. -1 will end the separation. e.g. [3,2,-1] will represent 106500 to be 1,06,500;[1,2,-1] will represent it to be 106,50,0;[3] will represent it as 106,500. Provided as the thousand separator in each case.',
    )
  }
}

/** A list of whole numbers, as JSON; `1.0` is none, which only its text tells. */
function isGrouping(text: string): boolean {
  return /^\s*\[\s*((-?\d+|true|false)\s*(,\s*(-?\d+|true|false)\s*)*)?\]\s*$/.test(text)
}

/** The first language stays, and any that is spoken (tried on 16.0 to 18.0; 14 and 19 by source). */
export const keepsLanguages: NonNullable<ModelDefinition['removed']> = (rows, env) => {
  if (env.dialect.series.major < 14) return
  for (const { code, active } of rows) {
    if (code === 'en_US') throw userError("Base Language 'en_US' can not be deleted.")
    if (code === env.context.lang) {
      throw userError("You cannot delete the language which is the user's preferred language.")
    }
    if (active) {
      throw userError('You cannot delete the language which is Active!\nPlease de-activate the language first.')
    }
  }
}
