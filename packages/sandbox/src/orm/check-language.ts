import { hashed, isTrue } from '../python/eyes.ts'
import { compareLanguage } from './compare-language.ts'
import type { Environment, Table } from './environment.ts'

/**
 * Raises, since 19, for a language that is not installed, once a query is made whose words or record rules may hang on
 * it (wire/19.0/json2-context; tried on 19.0). Older servers pass over such languages, but for what is no text.
 */
export function checkLanguage(env: Environment, table?: Table): void {
  if (table === undefined) compareLanguage(env)
  const { lang } = env.context
  if (!isTrue(lang) || env.isSudo || env.dialect.series.major < 19) return
  const isList = typeof lang === 'object'
  if (!isList && env.isInstalled(String(lang))) return
  if (table !== undefined && !hangsOnLanguage(table)) return
  // It is looked up in a cache.
  if (isList) hashed(lang)
  throw env.dialect.exceptions.unknownLanguage(String(lang))
}

function hangsOnLanguage({ definition, fields }: Table): boolean {
  if (definition.rules !== undefined || definition.domainRules !== undefined || definition.companyField !== undefined) {
    return true
  }
  return Object.values(fields).some(({ translate }) => translate)
}
