/**
 * Fields that are translated term by term: texts of HTML and XML, whose structure is the same in all languages. Written
 * as a whole in one language, such a text takes the place of all others (tried on 14 and 19).
 */
import { UnsupportedError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { objectsOf } from '../check-answer.ts'
import type { Scope } from '../scope.ts'

/** A record's field in several languages. */
export interface Translated {
  readonly scope: Scope
  readonly model: string
  readonly id: number
  readonly name: string
}

/** Translations of a field's terms by their source; `''` for those that have none. */
type TermsByLanguage = Record<string, Record<string, string>>

/**
 * The terms of a field in each language; undefined for one that is translated as a whole.
 *
 * Calls `get_field_translations([id], name)` since 16; from 9 to 15 `ir.translation.translate_fields(model, id, name)`,
 * which makes what is missing, and `ir.translation.search_read`.
 */
export async function readTerms(
  { scope, model, id, name }: Translated,
  options: ModelCallOptions,
): Promise<TermsByLanguage | undefined> {
  const { caller } = scope
  const { major } = await caller.series(options)
  if (major < 9) return undefined
  if (major >= 16) {
    const answer = await caller.call(model, 'get_field_translations', [[id], name], {}, options)
    const [rows, context] = Array.isArray(answer) ? (answer as unknown[]) : []
    if (!(context as { translation_show_source?: unknown } | undefined)?.translation_show_source) return undefined
    return byLanguage(objectsOf(rows, { model, method: 'get_field_translations' }), 'source')
  }
  const action = await caller.call('ir.translation', 'translate_fields', [model, id, name], {}, options)
  const context = (action as { context?: { translation_show_src?: unknown } } | null)?.context
  if (!context?.translation_show_src) return undefined
  const rows = await rowsOfTerms({ scope, model, id, name }, options)
  return byLanguage(rows, 'src')
}

/**
 * Writes the translations of terms.
 *
 * Calls `update_field_translations([id], name, …)` from 16 to 19, `ir.translation.write` of each term from 9 to 15.
 */
export async function writeTerms(
  translated: Translated,
  terms: Readonly<Record<string, Readonly<Record<string, string>>>>,
  options: ModelCallOptions,
): Promise<void> {
  const { scope, model, id, name } = translated
  const { major } = await scope.caller.series(options)
  if (major >= 20) {
    throw new UnsupportedError(
      `how Odoo ${major} takes translations of terms is not known, as of ${model}.${name}: write the field in a view of the session in that language`,
    )
  }
  if (major >= 16) {
    await scope.caller.call(model, 'update_field_translations', [[id], name, terms], {}, options)
    return
  }
  const rows = await rowsOfTerms(translated, options)
  for (const { id: row, lang, src } of rows) {
    const value = terms[String(lang)]?.[String(src)]
    if (value === undefined) continue
    await scope.caller.call('ir.translation', 'write', [[row], { value, state: 'translated' }], {}, options)
  }
}

async function rowsOfTerms({ scope, model, id, name }: Translated, options: ModelCallOptions) {
  const domain = [
    ['name', '=', `${model},${name}`],
    ['res_id', '=', id],
  ]
  const rows = await scope.caller.call('ir.translation', 'search_read', [domain, ['lang', 'src', 'value']], {}, options)
  return objectsOf(rows, { model: 'ir.translation', method: 'search_read' })
}

function byLanguage(rows: readonly Readonly<Record<string, unknown>>[], source: 'source' | 'src'): TermsByLanguage {
  const found: TermsByLanguage = {}
  for (const { lang, value, [source]: term } of rows) {
    if (typeof lang !== 'string' || typeof term !== 'string') continue
    const terms = found[lang] ?? {}
    terms[term] = typeof value === 'string' ? value : ''
    found[lang] = terms
  }
  return found
}
