import { userError } from '../../python/exceptions.ts'
import type { Environment } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import type { BaseMethods } from './base-method.ts'

/** Translations of whole texts, 16 and later (odoo/models.py of 16, `update_field_translations`; tried on 19). */
export const TRANSLATION_METHODS: BaseMethods = {
  get_field_translations: {
    isReadOnly: true,
    run: ({ env, model, ids: [id], args }) => {
      const name = String(args.field_name)
      const type = env.table(model).fields[name]?.type
      const inLanguage = (lang: string) =>
        env.withContext({ ...env.context, lang }).read(model, [id as number], [name])[0]?.[name]
      const source = inLanguage('en_US')
      const rows = languages(env).map((lang) => ({ lang, source, value: inLanguage(lang) }))
      const kind = type === 'char' ? 'char' : 'text'
      return [rows, { translation_type: kind, translation_show_source: false }]
    },
  },
  update_field_translations: {
    run: ({ env, model, ids, args }) => {
      const name = String(args.field_name)
      if (!hasField(env, env.table(model), name, 'write') || !env.table(model).fields[name]?.translate) return false
      const texts = (args.translations ?? {}) as Readonly<Record<string, unknown>>
      const there = new Set(languages(env))
      const missing = Object.keys(texts).filter((lang) => !there.has(lang))
      if (missing.length > 0) throw userError(`The following languages are not activated: ${missing.join(', ')}`)
      for (const [lang, text] of Object.entries(texts)) {
        env.withContext({ ...env.context, lang }).write(model, ids, { [name]: text })
      }
      return true
    },
  },
}

function languages(env: Environment): string[] {
  const sudo = env.sudo()
  return sudo
    .read('res.lang', sudo.search('res.lang', [['active', '=', true]]), ['code'])
    .map(({ code }) => String(code))
}
