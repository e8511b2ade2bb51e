import { isHarmless, isOfGoods, isOfPeople, type MadeUpKind, OF_ANOTHER_KIND, treatmentOf } from '../personal.ts'
import { isMoment, isTechnical } from './personal-values.ts'

/** Models of the server itself: what stands there is no data of anybody, but for files. */
const OF_SERVER = /^(ir(?!\.attachment$)|base|bus)\./

/** Texts that somebody writes, wherever they stand. */
const FREE_TEXT =
  /(^|_)(comment|notes?|body(_html|_arch|_plaintext)?|preview|subject|summary|feedback|reason|description|narration|index_content|(old|new)_value(_char|_text)?)$/

/** Names of people and firms that stand in rows of other models. */
const OF_SOMEBODY =
  /(^|_)((record|res|author|contact|customer|client|patient|person|employee|guest|student|member|owner|holder|signer|recipient|sender)_name|(first|last|full|given|family|middle|maiden|sur|nick)_?name)$/

/** Names among arguments and parts of answers: others are of fields, methods, files. */
const NAMES = /^(name|display_name|(partner_|user_|company_)?(display_)?name|(first|last|full)_?name)$/

/** Texts of people and firms that are personal however they look. */
const OF_PERSON = /^(function|ref|barcode|x_\w*name)$/

const LOGINS_OF_ODOO: ReadonlySet<string> = new Set(['admin', 'demo', 'portal', 'public', '__system__'])

/** A field of a model as it is met in what was recorded, where its type is not known. */
export interface MetField {
  readonly model: string
  readonly name: string
  /** It stands among the values of a record, and not among arguments or parts of an answer. */
  readonly isOfRecord: boolean
}

/** As what a text is made up; undefined where it may be told. */
export function kindOf({ model, name, isOfRecord }: MetField, text: string): MadeUpKind | undefined {
  if (text.trim() === '' || isMoment(text) || OF_SERVER.test(model)) return undefined
  if (/(^|_)u?ids?$/.test(name)) {
    const isName = isOfRecord && !/^[-\d\s,]*$/.test(text)
    const related = relatedModel(model, name)
    if (!isName || (related === ANY_MODEL && isTechnical(text))) return undefined
    return related === ANY_MODEL ? personUnlessNumbered(text) : isOfPeople(related) ? 'person' : undefined
  }
  if (OF_ANOTHER_KIND.test(name) || name.includes('.')) return undefined
  if (name === 'username') return LOGINS_OF_ODOO.has(text) ? undefined : 'login'
  if (model === ANY_MODEL && isOfRecord && /^(display_)?name$/.test(name)) return personUnlessNumbered(text)
  if (model === FILES && /^(name|display_name|filename|datas_fname)$/.test(name)) return 'words'
  const isGood = isOfGoods(model)
  if (FREE_TEXT.test(name)) return isGood ? undefined : 'words'
  if (OF_SOMEBODY.test(name)) return 'person'
  const treatment = treatmentOf(model, name, { type: 'char' }, NONE)
  switch (treatment) {
    case 'drop':
      // Secrets are taken out by themselves.
      return /birth|passport|(^|_)ssn|identification|visa_|permit|signed_by|signature/.test(name) ? 'words' : undefined
    case 'keep':
      return undefined
    case 'words':
      return isTold(model, name, text, isOfRecord) ? undefined : 'words'
    case 'url':
      return isOfRecord && isOfPeople(model) && /^https?:|\.\w/.test(text) ? 'url' : undefined
    case 'person':
    case 'company':
      return isOfRecord || NAMES.test(name) ? treatment : undefined
    case 'login':
      return LOGINS_OF_ODOO.has(text) ? undefined : 'login'
    case 'email':
    case 'phone':
      return treatment
    default:
      return isGood ? undefined : treatment
  }
}

const NONE: ReadonlySet<string> = new Set()

/** What a record of some model is called: a person's name, unless it is a document's number. */
const personUnlessNumbered = (text: string): 'person' | undefined =>
  isHarmless('name', text, 'words') ? undefined : 'person'

function isTold(model: string, name: string, text: string, isOfRecord: boolean): boolean {
  if (/(^|_)ref$/.test(name)) return isHarmless('name', text, 'words')
  if (!isOfPeople(model)) return true
  return !OF_PERSON.test(name) && (!isOfRecord || isTechnical(text))
}

export const FILES = 'ir.attachment'

/** Whether what a model's records are called may be personal. */
export const mayBePersonal = (model: string): boolean => isOfPeople(model) || model === ANY_MODEL || model === FILES

/** Links to what is nobody: goods, accounts (projects of customers have analytic ones), settings, lines of documents. */
const TO_GOODS =
  /(^|_)(uom|tax|(?<!analytic_)account|journal|term|position|incoterm|warehouse|location|route|rule|carrier|lot|package|packaging|bom|workcenter|operation|attribute|value|type|subtype|categ|industry|department|job|calendar|website|menu|page|view|action|model|field|template|layout|paperformat|sequence|cron|medium|source|campaign|plan|line|lines|program)s?_ids?$/

const RELATED: readonly (readonly [names: RegExp, model: string])[] = [
  [/bank/, 'res.partner.bank'],
  [/compan(y|ies)/, 'res.company'],
  [/(^|_)(users?|salesman|salesperson|responsible|create_uid|write_uid)(_|$)/, 'res.users'],
  [/partner|author|contact|customer|supplier|vendor|recipient|follower|persona|member|owner|assigned/, 'res.partner'],
  [/employee|manager|coach/, 'hr.employee'],
  [/(^|_)(child|parent)(_|$)/, ''],
  [/attachment/, FILES],
  [/message/, 'mail.message'],
]

/** The model that a field leads to, as its name says; its own for what holds rows of its own (`records`). */
export function relatedModel(model: string, name: string): string {
  // Rows may stand below their model.
  if (/^[a-z]\w*(\.\w+)+$/.test(name)) return name
  if (
    /(^|_)categor|(^|_)(tag|country|state|title|currency|lang|group|pricelist|team|stage|product)s?(_ids?)?$/.test(name)
  )
    return NO_MODEL
  const related = RELATED.find(([names]) => names.test(name))?.[1]
  if (related === '') return model
  if (related !== undefined) return related
  if (!/_ids?$/.test(name)) return /^currenc/.test(name) ? NO_MODEL : model
  return OF_SERVER.test(model) || TO_GOODS.test(name) ? NO_MODEL : ANY_MODEL
}

/** A model that is not known, and not of people. */
export const NO_MODEL = 'unknown'

/** A model that a field leads to of which nothing is known: its records may be people. */
const ANY_MODEL = 'any'
