import { keyError, userError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, memberOf } from '../../python/eyes.ts'
import { isUnnoticedSince19 } from '../beside-columns.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { singleton } from '../singleton.ts'
import type { BaseMethods } from './base-method.ts'

/** Translations of whole texts, 16 and later (odoo/models.py of 16, `update_field_translations`; tried on 19). */
export const TRANSLATION_METHODS: BaseMethods = {
  get_field_translations: {
    isReadOnly: true,
    run: ({ env, model, ids, args }) => {
      const id = singleton(model, ids)
      const name = hashed(args.field_name) as string
      const table = env.table(model)
      const { fields } = table
      if (typeof name !== 'string' || !Object.hasOwn(fields, name)) throw keyError(name)
      if (isTrue(args.langs)) for (const lang of iterated(args.langs)) hashed(lang)
      const { type, translate } = fields[name] as FieldDefinition
      const kind = type === 'text' || type === 'html' ? 'text' : 'char'
      // Of what is fetched of no column nobody asks for the record (tried on 19.0).
      if (env.dialect.series.major >= 19) {
        if (isUnnoticedSince19(env, table, [name])) {
          return [[], { translation_type: kind, translation_show_source: false }]
        }
        env.checkAccess(table, 'read')
        if (typeof id === 'number' && id > 0) env.existing(table, id, 'read')
      }
      const inLanguage = (lang: string) =>
        env.withContext({ ...env.context, lang }).read(model, [id], [name])[0]?.[name]
      const source = inLanguage('en_US')
      const rows = translate ? languages(env).map((lang) => ({ lang, source, value: inLanguage(lang) })) : []
      return [rows, { translation_type: kind, translation_show_source: false }]
    },
  },
  update_field_translations: {
    run: ({ env, model, ids, args }) => {
      const table = env.table(model)
      const id = singleton(model, ids)
      env.checkAccess(table, 'write')
      env.checkRules(table, [env.existing(table, id, 'write')], 'write')
      const name = hashed(args.field_name) as string
      if (typeof name !== 'string' || !Object.hasOwn(table.fields, name)) throw keyError(name)
      hasField(env, table, name, 'write')
      const texts = (args.translations ?? {}) as Readonly<Record<string, unknown>>
      const there = new Set(languages(env))
      const missing = Object.keys(texts).filter((lang) => !there.has(lang))
      if (missing.length > 0) throw userError(`The following languages are not activated: ${missing.join(', ')}`)
      if (!table.fields[name]?.translate) return false
      for (const [lang, text] of Object.entries(texts)) {
        env.withContext({ ...env.context, lang }).write(model, ids, { [name]: text })
      }
      return true
    },
  },
  // 19 (addons/web/models/models.py): one text for all languages.
  web_override_translations: {
    run: ({ env, model, ids, args }) => {
      const id = singleton(model, ids)
      const { fields } = env.table(model)
      for (const key of iterated(args.values)) {
        const name = String(hashed(key))
        if (!Object.hasOwn(fields, name)) throw keyError(key)
        if (!fields[name]?.translate || fields[name].type === 'html') continue
        const text = memberOf(args.values, name)
        for (const lang of languages(env)) {
          env.withContext({ ...env.context, lang }).write(model, [id], { [name]: text })
        }
      }
      return null
    },
  },
}

function languages(env: Environment): string[] {
  const sudo = env.sudo()
  return sudo
    .read('res.lang', sudo.search('res.lang', [['active', '=', true]]), ['code'])
    .map(({ code }) => String(code))
}
