import { validationError, valueError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'
import type { Environment, Table } from './environment.ts'
import { SOURCE_LANGUAGE } from './field-storage.ts'

/**
 * The words of a new row are kept for the language of the call too, which must be one that is installed: of one that the
 * server merely knows it says that it is none to choose, of others PostgreSQL that there is none (tried on 14.0; 13 is taken
 * for it). Changes are kept without.
 */
export function checkTranslated(env: Environment, { fields }: Table, given: Readonly<Record<string, unknown>>): void {
  const { lang } = env.context
  const { major } = env.dialect.series
  if (major < 13 || major > 14 || typeof lang !== 'string' || lang === '' || lang === SOURCE_LANGUAGE) return
  if (env.isInstalled(lang)) return
  const isWorded = (name: string) => {
    const field = fields[name]
    return field?.translate === true && field.type !== 'html' && field.related === undefined && !field.isInherited
  }
  if (!Object.keys(given).some(isWorded)) return
  const isKnown = env.table('res.lang').referring('code', lang).length > 0
  throw isKnown
    ? valueError(`Wrong value for ir.translation.lang: ${pythonRepr(lang)}`)
    : validationError('Language code of translation item must be among known languages')
}
