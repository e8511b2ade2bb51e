/**
 * Which fields tell of persons: for what is recorded of a server and kept elsewhere, by snapshots and cassettes.
 *
 * @module @ooor/sandbox/personal
 */

/** What becomes of a field's value before it leaves the server's surroundings. */
export type Treatment = 'keep' | 'drop' | MadeUpKind

/** What a made-up value looks like. */
export type MadeUpKind =
  | 'person'
  | 'company'
  | 'email'
  | 'phone'
  | 'street'
  | 'city'
  | 'zip'
  | 'url'
  | 'number'
  | 'login'
  | 'words'

/** A field as far as its treatment depends on it. */
export interface TreatedField {
  readonly type?: unknown
  readonly readonly?: unknown
  readonly required?: unknown
}

/** Free text, files and what has no shape can hold anything. */
const DROPPED_TYPES: ReadonlySet<unknown> = new Set([
  ...['binary', 'text', 'html', 'json', 'serialized', 'properties', 'properties_definition'],
  ...['reference', 'many2one_reference'],
])

const LONG_TEXTS: ReadonlySet<unknown> = new Set(['text', 'html'])

/** Names of fields that are secrets, or tell of a person what no test needs. */
const DROPPED_NAMES =
  /token|passw|secret|signature|signed_by|(^|_)(api_?)?key($|_)|uuid|hash|totp|otp_|oauth|cookie|session_?id|latitude|longitude|birth|gender|(^|_)sex($|_)|marital|passport|(^|_)ssn|(^|_)ip(_|$)|identification|visa_|permit/

/** Texts that are no words: the way through a tree, a colour. */
const OF_SHAPE = /^parent_path$|_color$/

const KINDS: readonly (readonly [names: RegExp, kind: MadeUpKind])[] = [
  [/mail/, 'email'],
  [/phone|mobile|(^|_)fax|(^|_)tel(_|$)|sms/, 'phone'],
  [/street|address/, 'street'],
  [/(^|_)city/, 'city'],
  [/(^|_)zip|postal|postcode/, 'zip'],
  [/url|website$|(^|_)link(_|$)|(^|_)domain$|facebook|twitter|linkedin|instagram|youtube|github/, 'url'],
  [
    /(^|_)vat|tax_id|acc(ount)?_(num|holder)|iban|(^|_)bic$|swift|siret|siren|registry|(^|_)card|bank_|nif|cuit|rfc$/,
    'number',
  ],
  [/(^|_)login/, 'login'],
]

/** What says nothing of a person though a word in it does: `email_state`, a country's `vat_label`. */
export const OF_ANOTHER_KIND = /_(state|type|status|mode|format|label|count)$/

/** Models whose names are people's and firms'. */
const OF_PEOPLE =
  /^(res\.(partner|users|company|bank|partner\.bank)|hr\..*|crm\.lead|event\.registration|mailing\.contact|website\.visitor|helpdesk\.ticket|applicant.*)$/

/** Whether a model's rows are people and firms. */
export const isOfPeople = (model: string): boolean => OF_PEOPLE.test(model)

/** Models whose texts describe goods, accounts and places of the world; pricelists are called after customers. */
const OF_GOODS =
  /^(product\.(?!wishlist|supplierinfo|pricelist$).*|uom\..*|product\.uom.*|res\.(country|country\.state|country\.group|currency|lang)|account\.(account|account\.(tag|type)|tax|tax\..*|payment\.term|payment\.term\.line|fiscal\.position.*|payment\.method.*|group|incoterms|cash\.rounding)|crm\.stage|stock\.picking\.type)$/

/** Whether a model's rows are goods, accounts and places of the world. */
export const isOfGoods = (model: string): boolean => OF_GOODS.test(model)

/** A document's number, as S00021 and INV/2026/00001. */
const DOCUMENT_NUMBER = /^(New|\/|[A-Z]{1,5}(\/[A-Z]{1,5})*\/?(\d{2,4}\/)*\d{1,6})$/

/** What looks like an e-mail, a telephone or account number or an address of the web, wherever it stands. */
const LOOKS_PERSONAL = /@|\d[\d ().-]{6,}\d|https?:|www\./i

/**
 * What is done to a value. Texts are made up, but for those of goods, countries and accounts, numbers of documents, and
 * fields that `kept` names as `product.template.x_origin`; numbers, dates and selections are kept.
 */
export function treatmentOf(
  model: string,
  name: string,
  { type, readonly, required }: TreatedField,
  kept: ReadonlySet<string>,
): Treatment {
  if (DROPPED_NAMES.test(name) || type === 'binary') return 'drop'
  if (kept.has(`${model}.${name}`)) return 'keep'
  // What a record cannot be without is made up, as a line's description.
  if (required === true && LONG_TEXTS.has(type)) return 'words'
  if (DROPPED_TYPES.has(type)) return 'drop'
  if (type !== 'char' || OF_SHAPE.test(name)) return 'keep'
  const kind = OF_ANOTHER_KIND.test(name) ? undefined : KINDS.find(([names]) => names.test(name))?.[1]
  if (kind !== undefined) return kind
  // What somebody has added to a product may be anybody's.
  if (OF_GOODS.test(model) && !name.startsWith('x_')) return 'keep'
  if (!OF_PEOPLE.test(model)) return /(company|partner)_(display_)?name/.test(name) ? 'company' : 'words'
  if (/company|partner_name/.test(name)) return readonly ? 'drop' : 'company'
  if (name === 'name') return model === 'res.company' || model === 'res.bank' ? 'company' : 'person'
  if (/name/.test(name) && !readonly) return 'person'
  // What is computed of names would not agree with made-up ones.
  return readonly ? 'drop' : 'words'
}

/** True for a text that stays as it is though its field's are made up or kept with care. */
export function isHarmless(name: string, text: string, treatment: Treatment): boolean {
  if (treatment === 'words') return name === 'name' && DOCUMENT_NUMBER.test(text)
  if (treatment !== 'keep') return false
  return name === 'barcode' || !LOOKS_PERSONAL.test(text)
}
