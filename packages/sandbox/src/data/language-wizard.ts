import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { translateCountries } from './country-translations.ts'

const MODEL = 'base.language.install'

/** The wizard that makes languages active (odoo/addons/base/wizard/base_language_install.py; tried on 14.0 and 19.0). */
export function languageWizard({ major }: Series): ModelDefinition {
  return {
    name: MODEL,
    description: 'Install Language',
    isTransient: true,
    access: { system: 'rwc' },
    fields: {
      // Up to 15 a code, then languages.
      lang: {
        type: 'selection',
        string: 'Language',
        required: true,
        selection: (env) =>
          [...env.table('res.lang').rows.values()].map(({ code, name }) => [String(code), String(name)]),
        until: 15,
      },
      lang_ids: {
        type: 'many2many',
        string: 'Languages',
        relation: 'res.lang',
        required: true,
        since: 16,
        default: ({ context }: Environment) => [
          [6, 0, context.active_model === 'res.lang' && Array.isArray(context.active_ids) ? context.active_ids : []],
        ],
      },
      overwrite: { type: 'boolean', string: 'Overwrite Existing Terms', default: true },
      state: {
        type: 'selection',
        string: 'Status',
        readonly: true,
        selection: [
          ['init', 'init'],
          ['done', 'done'],
        ],
        default: 'init',
        until: 15,
      },
    },
    methods: {
      lang_install: {
        params: [],
        run: (env, ids) => {
          const languages = chosen(env, ids)
          env.write('res.lang', languages, { active: true })
          const isOverwriting = ids.some((id) => env.table(MODEL).rows.get(id)?.overwrite === true)
          for (const id of languages) {
            translateCountries(env, String(env.table('res.lang').rows.get(id)?.code), isOverwriting)
          }
          if (major < 16) env.write(MODEL, ids, { state: 'done' })
          return languages.length > 1 ? severalInstalled(env, ids) : nextStep(env, ids)
        },
      },
      switch_lang: {
        params: [],
        run: (env, ids) => {
          const [language] = chosen(env, ids)
          const code = language === undefined ? undefined : env.table('res.lang').rows.get(language)?.code
          const field = major < 7 ? 'context_lang' : 'lang'
          if (code !== undefined) env.sudo().write('res.users', [env.uid], { [field]: code })
          return { type: 'ir.actions.client', tag: 'reload_context' }
        },
      },
    },
  }
}

function chosen(env: Environment, ids: readonly number[]): number[] {
  const wizards = ids.flatMap((id) => env.table(MODEL).rows.get(id) ?? [])
  return [...env.table('res.lang').rows.values()].flatMap(({ id, code }) =>
    wizards.some(({ lang, lang_ids }) => lang === code || (lang_ids as number[] | undefined)?.includes(id)) ? [id] : [],
  )
}

/** The same wizard once more: it says that it is done, and offers to switch. */
function nextStep({ context, dialect }: Environment, ids: readonly number[]): object {
  const step = { type: 'ir.actions.act_window', res_model: MODEL, res_id: ids[0], view_mode: 'form', target: 'new' }
  if (dialect.series.major >= 16) return { ...step, views: [[false, 'form']] }
  return { ...step, name: 'Language Pack', view_id: false, domain: [], context: { ...context, active_ids: ids } }
}

function severalInstalled({ context }: Environment, ids: readonly number[]): object {
  return {
    type: 'ir.actions.client',
    tag: 'display_notification',
    context: { ...context, active_ids: ids },
    target: 'new',
    params: {
      message:
        'The languages that you selected have been successfully installed. Users can choose their favorite language in their preferences.',
      type: 'success',
      sticky: false,
      next: { type: 'ir.actions.act_window_close' },
    },
  }
}
