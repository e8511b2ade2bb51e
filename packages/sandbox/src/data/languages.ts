import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Selection } from '../orm/definition.ts'
import { keyError, userError } from '../python/exceptions.ts'
import { EVERYBODY_READS } from './access-rights.ts'
import { checkLanguage, keepsLanguages } from './language-checks.ts'
import { formatOfLanguage } from './language-format.ts'
import { languageRows } from './language-rows.ts'
import { activeLanguages, languages } from './language-selection.ts'
import { languageWizard } from './language-wizard.ts'

/** Languages: one is installed, others are once somebody sets them active (`base.language.install` does no more). */
export function languageModels(series: Series): ModelDefinition[] {
  const { major } = series
  const mark = major < 16 ? ' !' : '!'
  const format = (string: string, selection: Selection): FieldDefinition =>
    major < 19 ? { type: 'char', string, required: true } : { type: 'selection', string, required: true, selection }
  return [
    {
      name: 'res.lang',
      description: 'Languages',
      access: EVERYBODY_READS,
      order: 'active desc, name',
      fields: {
        name: { type: 'char', string: 'Name', required: true },
        code: { type: 'char', string: 'Locale Code', required: true },
        iso_code: { type: 'char', string: 'ISO code' },
        url_code: { type: 'char', string: 'URL Code', required: true, since: 13 },
        active: { type: 'boolean', string: 'Active' },
        direction: {
          type: 'selection',
          string: 'Direction',
          required: true,
          selection: [
            ['ltr', 'Left-to-Right'],
            ['rtl', 'Right-to-Left'],
          ],
          default: 'ltr',
        },
        date_format: { ...format('Date Format', DATES), default: '%m/%d/%Y' },
        time_format: { ...format('Time Format', TIMES), default: '%H:%M:%S' },
        grouping: { ...format('Separator Format', GROUPINGS), default: major < 19 ? '[]' : '[3,0]' },
        decimal_point: { type: 'char', string: 'Decimal Separator', required: true, default: '.' },
        thousands_sep: { type: 'char', string: 'Thousands Separator', default: ',' },
      },
      unique: {
        name: { words: `The name of the language must be unique${mark}`, constraint: 'res_lang_name_uniq' },
        code: { words: `The code of the language must be unique${mark}`, constraint: 'res_lang_code_uniq' },
        ...(major >= 13 && {
          url_code: {
            words: `The URL code of the language must be unique${mark}`,
            constraint: 'res_lang_url_code_uniq',
          },
        }),
      },
      inspects: (values, _, operation) => {
        // Its address is made of it (tried on 17.0 to 19.0; up to 16 among `looks`).
        if (operation === 'create' && major >= 17 && !('code' in values)) throw keyError('code')
      },
      // Tried on 14.0 and 19.0.
      ...(major >= 13 && {
        prepare: (values) => ({ ...values, url_code: values.url_code || values.iso_code || values.code }),
      }),
      constrain: checkLanguage,
      removed: keepsLanguages,
      methods: {
        get_installed: {
          params: [],
          model: true,
          isReadOnly: true,
          run: (env) => activeLanguages(env).map(({ code, name }) => [code, name]),
        },
        format: formatOfLanguage(major),
      },
      records: languageRows(series),
    },
    languageWizard(series),
    ...(major < 16 ? [TRANSLATIONS] : []),
  ]
}

/** What one chooses from since 19 (tried on 19.0). */
const DATES: Selection = ['/', '-', '.'].flatMap((mark) =>
  ['31 01 2026', '01 31 2026', '2026 01 31'].map((day) => {
    const shown = day.replaceAll(' ', mark)
    return [shown.replace('31', '%d').replace('01', '%m').replace('2026', '%Y'), shown] as const
  }),
)
const TIMES: Selection = [
  ['%H:%M:%S', '13:00:00'],
  ['%I:%M:%S %p', ' 1:00:00 PM'],
]
const GROUPINGS: Selection = [
  ['[3,0]', 'International Grouping'],
  ['[3,2,0]', 'Indian Grouping'],
]

/** Translations, a model of their own up to 15. Here fields keep their texts, of which none is translated by terms. */
const TRANSLATIONS: ModelDefinition = {
  name: 'ir.translation',
  description: 'Translation',
  isUnlogged: true,
  // Tried on 14.0.
  access: { system: 'rwcd', user: 'rwcd' },
  fields: {
    name: { type: 'char', string: 'Translated field', required: true },
    res_id: { type: 'integer', string: 'Record ID' },
    lang: { type: 'selection', string: 'Language', selection: languages },
    src: { type: 'text', string: 'Internal Source' },
    value: { type: 'text', string: 'Translation Value' },
    state: {
      type: 'selection',
      string: 'Status',
      selection: [
        ['to_translate', 'To Translate'],
        ['inprogress', 'Translation in Progress'],
        ['translated', 'Translated'],
      ],
      since: 7,
    },
  },
  methods: {
    // Tried on 14.0.
    translate_fields: {
      params: ['model', 'id', 'field'],
      required: 2,
      model: true,
      run: (env, __, { model, field }) => {
        if (activeLanguages(env).every(({ code }) => code === 'en_US')) {
          throw userError('There is no language to translate into: install one first.')
        }
        return {
          name: 'Translate',
          res_model: 'ir.translation',
          type: 'ir.actions.act_window',
          context: { search_default_name: `${model},${field}`, translation_type: 'text', translation_show_src: false },
        }
      },
    },
  },
}
