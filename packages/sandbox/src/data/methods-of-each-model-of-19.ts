import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { copyTranslations } from './copy-translations.ts'
import { HAS_PAGES } from './signatures-since-17.ts'

/** What each model of 19 has beside the ORM's own: because of copies, mails and the website (tried on 19.0). */
export const methodsOfEach = (model: ModelDefinition): Readonly<Record<string, MethodDefinition>> => ({
  copy_translations: copyTranslations(model),
  mail_allowed_qweb_expressions: { params: [], model: true, run: () => QWEB_EXPRESSIONS },
  mail_get_partner_fields: {
    params: [],
    run: () => ['partner_id', 'partner_ids'].filter((field) => Object.hasOwn(model.fields, field)),
  },
  // Those that have pages of their own need a website for it.
  ...(!HAS_PAGES.includes(model.name) && { get_website_meta: { params: [], run: () => ({}) } }),
})

/** What templates of mails may show without being code. */
const QWEB_EXPRESSIONS = [
  'name',
  'contact_name',
  'partner_id',
  'partner_id.name',
  'user_id',
  'user_id.name',
  'user_id.signature',
].map((path) => `object.${path}`)
