import { hashed, isTrue } from '../python/eyes.ts'
import { compareLanguage } from './compare-language.ts'
import type { Environment, Table } from './environment.ts'

/**
 * Raises, since 18, for a language that is not installed, once somebody is told or looks for words of a language, or
 * record rules are made of a table (wire/19.0/json2-context; tried on 18.0 and 19.0). Older servers pass over such languages, but
 * for what is no text.
 */
export function checkLanguage(env: Environment, table?: Table): void {
  if (table === undefined) compareLanguage(env)
  const { lang } = env.context
  const { major } = env.dialect.series
  if (env.isSudo || major < 18) return
  if (table !== undefined && !isRuled(table, major)) return
  const made = table !== undefined && remembersRules(env, table) ? keyOfRules(env, table) : undefined
  if (made !== undefined && env.rulesMade.has(made)) return
  const isList = typeof lang === 'object'
  if (!isTrue(lang) || (!isList && env.isInstalled(String(lang)))) {
    if (made !== undefined) env.rulesMade.add(made)
    return
  }
  // It is looked up in a cache.
  if (isList) hashed(lang)
  throw env.dialect.exceptions.unknownLanguage(String(lang))
}

/** Models whose rules look companies up each time they are asked, as they stand above one another (each tried on 19.0). */
const LOOKS_EACH_TIME: ReadonlySet<string> = new Set(['res.users', 'res.currency.rate', 'product.supplierinfo'])

/** Since 19 rules that were made once for a user and companies are made of no words any more (tried on 19.0). */
const remembersRules = ({ dialect }: Environment, { definition }: Table) =>
  dialect.series.major >= 19 && definition.isOpenToBranches !== true && !LOOKS_EACH_TIME.has(definition.name)

const keyOfRules = ({ uid, context }: Environment, { definition }: Table) =>
  JSON.stringify([uid, definition.name, context.allowed_company_ids])

/** Models whose changes have all rules made anew. */
const RULES_HANG_ON: ReadonlySet<string> = new Set([
  ...['ir.rule', 'ir.model.access', 'res.groups', 'res.users', 'res.company'],
])

/** Rules are made anew once what they hang on has changed. */
export function forgetRules(env: Environment, model: string): void {
  if (RULES_HANG_ON.has(model)) env.rulesMade.clear()
}

/** Raises for a record that is fetched as a whole: with its words. */
export function checkLanguageOfAll(env: Environment, table: Table): void {
  const isWorded = Object.values(table.fields).some(({ translate }) => translate)
  checkLanguage(env, isWorded ? undefined : table)
}

/** Models whose names are made of others' words (tried on 19.0). */
const NAMED_BY_OTHERS: ReadonlySet<string> = new Set([
  ...['res.country.state', 'product.template.attribute.line', 'product.template.attribute.value', 'mail.followers'],
])

/** Models whose copies are told in words, beside those that have some (each tried on 19.0). */
const COPIED_IN_WORDS: ReadonlySet<string> = new Set([
  ...['res.company', 'res.lang', 'ir.cron', 'product.category', 'sale.order', 'sale.order.line', 'website'],
])

/** Raises for records that are told for a copy. */
export function checkLanguageOfCopy(env: Environment, { definition }: Table): void {
  if (env.dialect.series.major >= 19 && COPIED_IN_WORDS.has(definition.name)) checkLanguage(env)
}

/** Raises for what is read of words. */
export function checkLanguageOfFields(env: Environment, { definition, fields }: Table, names: readonly string[]): void {
  const isNamedInWords = NAMED_BY_OTHERS.has(definition.name) || fields[definition.recName ?? 'name']?.translate
  const isWorded = (name: string) => fields[name]?.translate || (name === 'display_name' && isNamedInWords)
  if (names.some(isWorded)) checkLanguage(env)
}

/** A default that is looked up in words, or among what has words, since 19 (each tried on 19.0). */
export function inWords<T>(find: (env: Environment) => T): (env: Environment) => T {
  return (env) => {
    checkLanguage(env)
    return find(env)
  }
}

/** Models of 18 that look words up for who makes or copies them, though nothing about them is in words (tried on 18.0). */
const WORDED_ON_18: ReadonlySet<string> = new Set(['sale.order', 'product.category', 'res.currency'])

/** Raises for what 18 makes in words. */
export function checkLanguageOfWorded(env: Environment, { definition }: Table): void {
  if (env.dialect.series.major === 18 && WORDED_ON_18.has(definition.name)) checkLanguage(env)
}

/** Models whose rows are made before their rules are asked for (tried on 19.0). */
const MADE_FIRST: ReadonlySet<string> = new Set(['res.partner', 'res.partner.bank'])

/** Raises before a row is made of a ruled table: what it needs is looked up by then, or it is told in words that it lacks it. */
export function checkLanguageOfNew(env: Environment, table: Table): void {
  checkLanguageOfWorded(env, table)
  if (!MADE_FIRST.has(table.definition.name)) checkLanguage(env, table)
}

/** Models whose own code looks rules up for what was found (tried on 19.0). */
const LOOKED_UP: ReadonlySet<string> = new Set(['mail.message', 'mail.activity'])

export function checkLanguageOfFound(env: Environment, { definition }: Table, rows: readonly unknown[]): void {
  if (rows.length > 0 && LOOKED_UP.has(definition.name)) checkLanguage(env)
}

/** Models whose rules look companies up though no branch may use their rows (tried on 18.0). */
const OF_COMPANIES: ReadonlySet<string> = new Set(['res.users', 'product.pricelist'])

/** 18 looks something up where rules tell companies' branches apart alone (tried on 18.0). */
function isRuled({ definition }: Table, major: number): boolean {
  // Files are looked for by rules, and kept by those of what they belong to (tried on 19.0).
  if (definition.name === 'ir.attachment' && major >= 19) return false
  if (definition.domainRules !== undefined) return true
  if (major < 19) return definition.isOpenToBranches === true || OF_COMPANIES.has(definition.name)
  return definition.rules !== undefined || definition.companyField !== undefined
}
