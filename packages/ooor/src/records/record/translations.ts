import { InvalidValueError } from '../../errors/index.ts'
import { objectsOf, rowsOf } from '../answer.ts'
import type { ModelCallOptions } from '../caller.ts'
import { castFor } from '../casting/from-server.ts'
import { toServer } from '../casting/to-server.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Scope } from '../scope.ts'

/** A record's field in several languages. */
interface Translated {
  readonly scope: Scope
  readonly model: string
  readonly id: number
  readonly name: string
}

/** What each installed language shows, read side by side. */
export async function readTranslations(
  translated: Translated,
  options: ModelCallOptions,
): Promise<Record<string, unknown>> {
  const { scope, model, id, name } = translated
  const field = await translatedField(translated)
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

/** Writes one language after the other; all are checked before the first. */
export async function writeTranslations(
  translated: Translated,
  given: Readonly<Record<string, string | undefined>>,
  options: ModelCallOptions,
): Promise<void> {
  const { scope, model, id, name } = translated
  const field = await translatedField(translated)
  const codes = await languages(scope, options)
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  for (const [lang, value] of entries) {
    if (!codes.includes(lang)) {
      throw new InvalidValueError(`the server has no language '${lang}': there are ${codes.join(', ')}`)
    }
    // Emptied in one language is emptied in all on some series.
    if (value === null)
      throw new InvalidValueError(`${model}.${name} in ${lang} is null: pass text, or write the field`)
    toServer(model, field, value)
  }
  for (const [lang, value] of entries) {
    const inLanguage = { ...options, context: { ...options.context, lang } }
    await scope.caller.call(model, 'write', [[id], { [name]: value }], {}, inLanguage)
  }
}

async function translatedField({ scope, model, name }: Translated): Promise<FieldSchema> {
  const field = (await scope.schema(model)).field(name)
  if (field.isTranslated) return field
  throw new InvalidValueError(`${model}.${name} is not translated: it is the same in all languages`)
}

async function languages({ caller }: Scope, options: ModelCallOptions): Promise<string[]> {
  const args = [[['active', '=', true]], ['code']]
  const rows = await caller.call('res.lang', 'search_read', args, {}, options)
  const codes = objectsOf(rows, { model: 'res.lang', method: 'search_read' }).map(({ code }) => code)
  return codes.filter((code) => typeof code === 'string')
}
