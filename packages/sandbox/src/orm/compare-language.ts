import { cannotAdapt } from '../python/exceptions.ts'
import { isTrue, postgresError, pythonType } from '../python/eyes.ts'
import type { Environment, Table } from './environment.ts'
import { postgresKind } from './postgres-kind.ts'

/**
 * From 13 to 15 texts of a language are looked up by its code, in a query that sorts, searches or reads what is translated:
 * PostgreSQL compares nothing but text with it (tried on 14.0; 13 and 15 are taken for it).
 */
export function compareLanguage(env: Environment): void {
  const { lang } = env.context
  if (typeof lang === 'string' || !isTrue(lang)) return
  const { major } = env.dialect.series
  if (major < 13 || major > 15) return
  if (pythonType(lang) === 'dict') throw cannotAdapt('dict')
  throw postgresError('UndefinedFunction', `operator does not exist: character varying = ${postgresKind(lang)}\n`)
}

/** One value that a record is asked for brings along the others, those of a language among them (tried on 14.0). */
export function compareLanguageBeside(env: Environment, { fields }: Table): void {
  const isTold = Object.values(fields).some(({ translate, type, related }) => translate && type !== 'html' && !related)
  if (isTold) compareLanguage(env)
}

/** Models whose changes are told to somebody, or follow from groups, by names (tried on 14.0). */
const TOLD_OF: ReadonlySet<string> = new Set([
  ...['res.partner', 'product.template', 'product.product', 'product.pricelist', 'sale.order', 'mail.message'],
  ...['ir.filters', 'account.payment.term'],
])

/** Names are read once something has changed. */
export function compareLanguageOfChange(env: Environment, { definition }: Table): void {
  if (TOLD_OF.has(definition.name)) compareLanguage(env)
}
