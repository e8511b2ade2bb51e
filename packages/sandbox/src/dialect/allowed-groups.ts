import type { Operation } from './exception-subjects.ts'

type Allowed = Readonly<Record<string, readonly [read: string, write: string, create: string, unlink: string]>>

/** The groups of a plain Odoo of 14 to 18, by a letter. */
const NAMES_14: Readonly<Record<string, string>> = {
  a: 'Administration/Access Rights',
  b: 'Administration/Settings',
  c: 'Extra Rights/Contact Creation',
  d: 'Inventory/Administrator',
  e: 'Inventory/User',
  f: 'Invoicing/Billing',
  g: 'Invoicing/Billing Administrator',
  h: 'Sales/Administrator',
  i: 'Sales/User: Own Documents Only',
  j: 'Technical/Show Accounting Features - Readonly',
  k: 'Technical/Show Full Accounting Features',
  l: 'User types/Internal User',
  m: 'User types/Portal',
  n: 'User types/Public',
  o: 'Website/Editor and Designer',
  q: 'Invoicing/Administrator',
  r: 'Invoicing/Invoicing',
  s: 'Extra Rights/Product Creation',
}

/** Who may do what, as `ir.model.access` of a plain 14 with sales, stock and accounting says. */
const ALLOWED_14: Allowed = {
  'account.payment.term': ['gilm', 'g', 'g', 'g'],
  'account.tax': ['fgiijln', 'g', 'g', 'g'],
  'base.language.install': ['b', 'b', 'b', ''],
  'base.module.upgrade': ['b', 'b', 'b', ''],
  'bus.bus': ['', '', '', ''],
  'change.password.user': ['a', 'a', 'a', ''],
  'change.password.wizard': ['a', 'a', 'a', ''],
  'ir.attachment': ['l', 'l', 'l', 'l'],
  'ir.config_parameter': ['b', 'b', 'b', 'b'],
  'ir.mail_server': ['b', 'b', 'b', 'b'],
  'ir.model': ['al', 'a', 'a', 'a'],
  'ir.model.data': ['al', 'a', 'al', 'a'],
  'ir.model.fields': ['al', 'a', 'a', 'a'],
  'ir.module.category': ['a', '', '', ''],
  'ir.module.module': ['b', 'b', 'b', 'b'],
  'ir.module.module.dependency': ['b', 'b', 'b', 'b'],
  'ir.rule': ['a', 'a', 'a', 'a'],
  'ir.sequence': ['bl', 'b', 'b', 'b'],
  'ir.sequence.date_range': ['bl', 'b', 'b', 'b'],
  'mail.activity': ['l', 'l', 'l', 'l'],
  'mail.activity.type': ['bhl', 'bh', 'bh', 'bh'],
  'mail.compose.message': ['lm', 'lm', 'lm', ''],
  'mail.message': ['lm', 'lm', 'lm', 'lm'],
  'mail.message.subtype': ['l', 'l', 'l', 'l'],
  'mail.tracking.value': ['b', 'b', 'b', 'b'],
  'payment.transaction': ['bl', 'bl', 'bl', 'b'],
  'product.attribute': ['bdhl', 'bdh', 'bdh', 'bdh'],
  'product.attribute.value': ['bdhl', 'bdh', 'bdh', 'bdh'],
  'product.category': ['bdhl', 'bdh', 'bdh', 'bdh'],
  'product.pricelist': ['bcdhil', 'bdh', 'bdh', 'bdh'],
  'product.product': ['bdeghijl', 'bdgh', 'bdgh', 'bdgh'],
  'product.public.category': ['h', 'h', 'h', 'h'],
  'product.template': ['bdeghil', 'bdgh', 'bdgh', 'bdgh'],
  'product.template.attribute.line': ['bdhl', 'bdh', 'bdh', 'bdh'],
  'product.template.attribute.value': ['bdhl', 'bdh', 'bdh', 'bdh'],
  'res.bank': ['bcl', 'bc', 'bc', 'bc'],
  'res.company': ['a', 'a', 'a', 'a'],
  'res.country': ['bc', 'b', 'b', 'b'],
  'res.country.state': ['c', 'c', 'c', 'c'],
  'res.currency': ['bg', 'bg', 'bg', 'bg'],
  'res.currency.rate': ['bg', 'bg', 'bg', 'bg'],
  'res.groups': ['al', 'a', 'a', 'a'],
  'res.lang': ['b', 'b', 'b', 'b'],
  'res.partner': ['cdghhilmn', 'cdhh', 'cdhh', 'c'],
  'res.partner.bank': ['cl', 'c', 'c', 'c'],
  'res.partner.category': ['cl', 'c', 'c', 'c'],
  'res.users': ['a', 'a', 'a', 'a'],
  'res.users.apikeys': ['lm', '', '', ''],
  'res.users.apikeys.description': ['lm', '', 'lm', ''],
  'res.users.identitycheck': ['lm', 'lm', 'lm', ''],
  'sale.order': ['efhijkm', 'efhik', 'hi', 'h'],
  'sale.order.line': ['efijkm', 'efik', 'i', 'i'],
  'uom.uom': ['bdhil', 'bdh', 'bdh', 'bdh'],
  website: ['o', 'o', 'o', 'o'],
}

/** What 16 has otherwise than 14, as its `ir.model.access` says. 15 is taken to be as 14. */
const CHANGED_16: Allowed = {
  'account.tax': ['fgijln', 'g', 'g', 'g'],
  'ir.model': ['a', 'a', 'a', 'a'],
  'ir.model.data': ['a', 'a', 'a', 'a'],
  'ir.model.fields': ['a', 'a', 'a', 'a'],
  'ir.module.category': ['l', '', '', ''],
  'ir.module.module': ['bl', 'b', 'b', 'b'],
  'mail.channel': ['bl', 'bl', 'bl', 'b'],
  'mail.message.subtype': ['bl', 'b', 'b', 'b'],
  'payment.provider': ['b', 'b', 'b', 'b'],
  'res.partner': ['cdghilmn', 'cdh', 'cdh', 'c'],
}

/** What 17 has otherwise than 16, as its `ir.model.access` says. */
const CHANGED_17: Allowed = {
  'delivery.carrier': ['bcdehi', 'dh', 'dh', 'dh'],
  'discuss.channel': ['blmn', 'bl', 'bl', 'b'],
  'mail.message': ['lmn', 'lm', 'lm', 'lm'],
  'mail.message.subtype': ['blmn', 'b', 'b', 'b'],
  'payment.method': ['blmn', 'b', 'b', 'b'],
  'payment.transaction': ['bf', 'bf', 'bf', 'b'],
  'product.attribute': ['bdhllmn', 'bdh', 'bdh', 'bdh'],
  'product.attribute.value': ['bdhllmn', 'bdh', 'bdh', 'bdh'],
  'product.category': ['bdhllmn', 'bdh', 'bdh', 'bdh'],
  'product.pricelist': ['bcdhillmn', 'bdh', 'bdh', 'bdh'],
  'product.product': ['bdeghijllmn', 'bdgh', 'bdgh', 'bdgh'],
  'product.public.category': ['hlmn', 'h', 'h', 'h'],
  'product.template': ['bdehillmn', 'bdh', 'bdh', 'bdh'],
  'product.template.attribute.line': ['bdhllmn', 'bdh', 'bdh', 'bdh'],
  'product.template.attribute.value': ['bdhllmn', 'bdh', 'bdh', 'bdh'],
  'res.company': ['almn', 'a', 'a', 'a'],
  'res.country': ['bclmn', 'b', 'b', 'b'],
  'res.country.state': ['clmn', 'c', 'c', 'c'],
  'res.currency': ['bglmn', 'bg', 'bg', 'bg'],
  'res.currency.rate': ['bglmn', 'bg', 'bg', 'bg'],
  'res.lang': ['blmn', 'b', 'b', 'b'],
  'res.users': ['almn', 'a', 'a', 'a'],
  website: ['lmno', 'o', 'o', 'o'],
}

/** What 18 has otherwise than 17, as its `ir.model.access` says. */
const CHANGED_18: Allowed = {
  'account.payment.term': ['qilmm', 'q', 'q', 'q'],
  'account.tax': ['qrijln', 'q', 'q', 'q'],
  'ir.module.category': ['al', '', '', ''],
  'mail.compose.message': ['l', 'l', 'l', ''],
  'payment.transaction': ['br', 'br', 'br', 'b'],
  'product.attribute': ['sdhllmn', 'sdh', 'sdh', 'sdh'],
  'product.attribute.value': ['sdhllmn', 'sdh', 'sdh', 'sdh'],
  'product.category': ['sdhllmn', 'sdh', 'sdh', 'sdh'],
  'product.pricelist': ['csdhillmn', 'sdh', 'sdh', 'sdh'],
  'product.product': ['sdeqhijllmn', 'sdqh', 'sdqh', 'sdqh'],
  'product.template': ['sdehillmn', 'sdh', 'sdh', 'sdh'],
  'product.template.attribute.line': ['sdhllmn', 'sdh', 'sdh', 'sdh'],
  'product.template.attribute.value': ['sdhllmn', 'sdh', 'sdh', 'sdh'],
  'res.currency': ['bqlmn', 'bq', 'bq', 'bq'],
  'res.currency.rate': ['bqlmn', 'bq', 'bq', 'bq'],
  'res.partner': ['cdqhilmn', 'cdh', 'cdh', 'c'],
  'sale.order': ['erhijkm', 'erhik', 'hi', 'h'],
  'sale.order.line': ['erijkm', 'erik', 'i', 'i'],
}

/** The groups of a plain Odoo of 19, by a letter. */
const NAMES_19: Readonly<Record<string, string>> = {
  a: 'Access Rights',
  b: 'Accounting/Administrator',
  c: 'Accounting/Invoicing',
  d: 'Contact/Creation',
  e: 'Inventory/Administrator',
  f: 'Inventory/User',
  g: 'Products/Create',
  h: 'Role / Administrator',
  i: 'Role / Portal',
  j: 'Role / Public',
  k: 'Role / User',
  l: 'Sales/Administrator',
  m: 'Sales/User: Own Documents Only',
  n: 'Show Accounting Features - Readonly',
  o: 'Show Full Accounting Features',
  p: 'Website/Editor and Designer',
}

/** Who may do what, as `ir.model.access` of a plain 19 with sales, stock and accounting says. */
const ALLOWED_19: Allowed = {
  'account.payment.term': ['bmiik', 'b', 'b', 'b'],
  'account.tax': ['bcmjkn', 'b', 'b', 'b'],
  'base.language.install': ['h', 'h', 'h', ''],
  'base.module.upgrade': ['h', 'h', 'h', ''],
  'bus.bus': ['', '', '', ''],
  'change.password.user': ['a', 'a', 'a', ''],
  'change.password.wizard': ['a', 'a', 'a', ''],
  'delivery.carrier': ['deflmh', 'el', 'el', 'el'],
  'discuss.channel': ['hijk', 'hk', 'hk', 'h'],
  'ir.attachment': ['k', 'k', 'k', 'k'],
  'ir.config_parameter': ['h', 'h', 'h', 'h'],
  'ir.mail_server': ['h', 'h', 'h', 'h'],
  'ir.model': ['a', 'a', 'a', 'a'],
  'ir.model.data': ['a', 'a', 'a', 'a'],
  'ir.model.fields': ['a', 'a', 'a', 'a'],
  'ir.module.category': ['ak', '', '', ''],
  'ir.module.module': ['hk', 'h', 'h', 'h'],
  'ir.module.module.dependency': ['hk', 'h', 'h', 'h'],
  'ir.rule': ['a', 'a', 'a', 'a'],
  'ir.sequence': ['hk', 'h', 'h', 'h'],
  'ir.sequence.date_range': ['hk', 'h', 'h', 'h'],
  'mail.activity': ['k', 'k', 'k', 'k'],
  'mail.activity.type': ['lhk', 'lh', 'lh', 'lh'],
  'mail.compose.message': ['k', 'k', 'k', ''],
  'mail.message': ['ijk', 'ik', 'ik', 'ik'],
  'mail.message.subtype': ['hijk', 'h', 'h', 'h'],
  'mail.tracking.value': ['h', 'h', 'h', 'h'],
  'payment.method': ['hijk', 'h', 'h', 'h'],
  'payment.provider': ['h', 'h', 'h', 'h'],
  'payment.transaction': ['ch', 'ch', 'ch', 'h'],
  'product.attribute': ['egijkk', 'eg', 'eg', 'eg'],
  'product.attribute.value': ['egijkk', 'eg', 'eg', 'eg'],
  'product.category': ['gijkk', 'g', 'g', 'g'],
  'product.pricelist': ['deglmijkk', 'egl', 'egl', 'egl'],
  'product.product': ['fgijkkn', 'g', 'g', 'g'],
  'product.public.category': ['lpijk', 'lp', 'lp', 'l'],
  'product.template': ['fgijkk', 'g', 'g', 'g'],
  'product.template.attribute.line': ['gijkk', 'g', 'g', 'g'],
  'product.template.attribute.value': ['gijkk', 'g', 'g', 'g'],
  'product.wishlist': ['ik', 'ik', 'ik', 'ik'],
  'res.bank': ['dhk', 'dh', 'dh', 'dh'],
  'res.company': ['aijk', 'a', 'a', 'a'],
  'res.country': ['dhijk', 'h', 'h', 'h'],
  'res.country.state': ['dijk', 'd', 'd', 'd'],
  'res.currency': ['bhijk', 'bh', 'bh', 'bh'],
  'res.currency.rate': ['bhijk', 'bh', 'bh', 'bh'],
  'res.groups': ['ak', 'a', 'a', 'a'],
  'res.groups.privilege': ['ak', 'a', 'a', 'a'],
  'res.lang': ['hijk', 'h', 'h', 'h'],
  'res.partner': ['bdelmijk', 'del', 'del', 'd'],
  'res.partner.bank': ['dk', 'd', 'd', 'd'],
  'res.partner.category': ['dk', 'd', 'd', 'd'],
  'res.users': ['aijk', 'a', 'a', 'a'],
  'res.users.apikeys': ['ik', '', '', ''],
  'res.users.apikeys.description': ['ik', '', 'ik', ''],
  'res.users.identitycheck': ['ik', 'ik', 'ik', ''],
  'sale.order': ['cflmino', 'cflmo', 'lm', 'l'],
  'sale.order.line': ['cfmino', 'cfmo', 'm', 'm'],
  'uom.uom': ['gmhijk', 'gh', 'gh', 'gh'],
  website: ['pijk', 'p', 'p', 'p'],
}

const PLACE: Readonly<Record<Operation, number>> = { read: 0, write: 1, create: 2, unlink: 3 }

/** From the newest to the oldest: a series has what the first of them that is not newer says. */
const TABLES: readonly (readonly [since: number, allowed: Allowed, names: Readonly<Record<string, string>>])[] = [
  [19, ALLOWED_19, NAMES_19],
  [18, CHANGED_18, NAMES_14],
  [17, CHANGED_17, NAMES_14],
  [16, CHANGED_16, NAMES_14],
  [0, ALLOWED_14, NAMES_14],
]

/**
 * The groups that may do something with a model's records, in the order in which a server names them; undefined for
 * models that a plain Odoo has not. Those of 14 stand for 13 and 15 as well.
 */
export function allowedGroups(model: string, operation: Operation, major: number): readonly string[] | undefined {
  // 19 says all anew.
  const tables = TABLES.filter(([since]) => (major >= 19 ? since === 19 : since <= major))
  const found = tables.find(([, allowed]) => Object.hasOwn(allowed, model))
  if (found === undefined) return undefined
  const [, allowed, names] = found
  return [...(allowed[model]?.[PLACE[operation]] ?? '')].map((letter) => names[letter] as string)
}
