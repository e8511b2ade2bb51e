import { checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError, PartialWriteError } from '../../errors/index.ts'
import { whyBrokenOff } from '../../errors/why-broken-off.ts'
import { isAtLeast } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { castFor } from '../casting/from-server.ts'
import { toServer } from '../casting/to-server.ts'
import { objectsOf, rowsOf } from '../check-answer.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Scope } from '../scope.ts'
import type { Translations } from '../types/on-server-api.ts'
import { readTerms, type Translated, writeTerms } from './translated-terms.ts'

/** What each installed language shows, read side by side; or what is written in it of each term. */
export async function readTranslations(
  translated: Translated,
  given: ModelCallOptions & { readonly terms?: boolean },
): Promise<Record<string, unknown>> {
  checkOptions('translations', given, { terms: true, context: true, signal: true })
  const { terms, ...options } = given
  const { scope, model, id, name } = translated
  const field = await translatedField(translated, options)
  if (terms) {
    const found = await termsOf(field, translated, options)
    if (found !== undefined) return found
    throw new InvalidValueError(`${model}.${name} is translated as a whole, not by terms: ask for its translations`)
  }
  const codes = await languages(scope, options)
  const cast = castFor(field)
  const values = await Promise.all(
    codes.map(async (lang) => {
      const inLanguage = { ...options, context: { ...options.context, lang } }
      const answer = await scope.caller.call(model, 'read', [[id], [name]], {}, inLanguage)
      const [row] = rowsOf(answer, { model, method: 'read' })
      return [lang, cast(row?.[name])] as const
    }),
  )
  return Object.fromEntries(values)
}

/** Writes a field's languages; all are checked before anything is sent. */
export async function writeTranslations(
  translated: Translated,
  given: Translations,
  options: ModelCallOptions,
): Promise<void> {
  checkOptions<ModelCallOptions>('setTranslations', options, { context: true, signal: true })
  const { scope, model, id, name } = translated
  const field = await translatedField(translated, options)
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const example = "{ en_US: 'Chair', fr_FR: 'Chaise' }"
    throw new InvalidValueError(`setTranslations takes a text for each language, as ${example}, not ${describe(given)}`)
  }
  const codes = await languages(scope, options)
  const entries = Object.entries(given)
  for (const [lang, value] of entries) {
    if (!codes.includes(lang)) {
      throw new InvalidValueError(`the server has no language '${lang}': there are ${codes.join(', ')}`)
    }
    // Emptied in one language is emptied in all on some series.
    if (value == null)
      throw new InvalidValueError(`${model}.${name} in ${lang} is ${value}: pass text, or write the field`)
    if (typeof value !== 'object') toServer(model, field, value)
  }
  const wholes = entries.filter(([, value]) => typeof value !== 'object')
  const byTerm = entries.filter(([, value]) => typeof value === 'object')
  if (entries.length === 0) return
  if (wholes.length > 0 && byTerm.length > 0) {
    throw new InvalidValueError(`${model}.${name} is given as a whole and by terms: do one after the other`)
  }
  // Where there is one language there are no others that could lose theirs; up to 15 servers then refuse to tell terms.
  const isAlone = codes.length === 1 && byTerm.length === 0 && !isAtLeast(await scope.caller.series(options), 16)
  const terms = isAlone ? undefined : await termsOf(field, translated, options)
  if (byTerm.length > 0) {
    if (terms === undefined) {
      throw new InvalidValueError(
        `${model}.${name} is translated as a whole, not by terms: pass text for each language`,
      )
    }
    checkTerms(`${model}.${name}`, byTerm as [string, object][], terms)
    await writeTerms(translated, Object.fromEntries(byTerm) as Readonly<Record<string, Terms>>, options)
    return
  }
  if (terms !== undefined) {
    throw new InvalidValueError(
      `${model}.${name} is translated by terms: its text in one language would become that of all others. Pass { fr_FR: { 'a term': 'its translation' } }; translations('${name}', { terms: true }) has the terms`,
    )
  }
  await writeWholes(scope, model, id, name, wholes as [string, string][], options)
}

/** One line of text is never translated by terms. */
async function termsOf(field: FieldSchema, translated: Translated, options: ModelCallOptions) {
  return field.kind === 'char' ? undefined : readTerms(translated, options)
}

type Terms = Readonly<Record<string, string>>

/** One call where the series has one (`update_field_translations` from 16), all or nothing; else one a language. */
async function writeWholes(
  scope: Scope,
  model: string,
  id: number,
  name: string,
  wholes: readonly [lang: string, text: string][],
  options: ModelCallOptions,
): Promise<void> {
  const { major } = await scope.caller.series(options)
  const texts = Object.fromEntries(wholes)
  if (major >= 20) {
    // odoo/odoo#246357: translated fields take a value for each language.
    await scope.caller.call(model, 'write', [[id], { [name]: texts }], {}, options)
  } else if (major >= 16) {
    await scope.caller.call(model, 'update_field_translations', [[id], name, texts], {}, options)
  } else {
    // The server writes its `ir.translation` of the language; who may write the record, may do this.
    const done: string[] = []
    for (const [lang, text] of wholes) {
      const inLanguage = { ...options, context: { ...options.context, lang } }
      try {
        await scope.caller.call(model, 'write', [[id], { [name]: text }], {}, inLanguage)
      } catch (error) {
        const why = whyBrokenOff(error, options)
        if (why === undefined || done.length === 0) throw error
        const message = `${model}.${name} of record ${id} is written in ${done.join(', ')}, but not in ${lang}: ${why}`
        throw new PartialWriteError(message, { cause: error, done: [id], call: { model, method: 'write' } })
      }
      done.push(lang)
    }
  }
}

function checkTerms(what: string, byTerm: readonly [string, object][], known: Readonly<Record<string, Terms>>): void {
  for (const [lang, terms] of byTerm) {
    // Up to 15 the server tells them in any order.
    const there = Object.keys(known[lang] ?? {}).sort()
    for (const [term, text] of Object.entries(terms)) {
      if (typeof text !== 'string') {
        throw new InvalidValueError(`the term '${term}' of ${what} in ${lang} is ${describe(text)}: pass text`)
      }
      if (there.includes(term)) continue
      const some = there.slice(0, 10).map((one) => `'${one}'`)
      throw new InvalidValueError(`${what} has no term '${term}': there are ${some.join(', ')}`)
    }
  }
}

async function translatedField({ scope, model, name }: Translated, options: ModelCallOptions): Promise<FieldSchema> {
  const field = (await scope.schema(model, options)).field(name)
  if (field.isTranslated) return field
  throw new InvalidValueError(`${model}.${name} is not translated: it is the same in all languages`)
}

async function languages({ caller }: Scope, options: ModelCallOptions): Promise<string[]> {
  const args = [[['active', '=', true]], ['code']]
  const rows = await caller.call('res.lang', 'search_read', args, {}, options)
  const codes = objectsOf(rows, { model: 'res.lang', method: 'search_read' }).map(({ code }) => code)
  return codes.filter((code) => typeof code === 'string')
}
