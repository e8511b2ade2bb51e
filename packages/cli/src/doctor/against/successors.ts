import { nearest } from 'ooor/schema'
import type { Declarations, DeclaredField } from './declarations.ts'

/** Models by the name that they had before: what names alone do not tell (release notes of the series). */
const RENAMED_MODELS: Readonly<Record<string, string>> = {
  'res.partner.address': 'res.partner',
  'product.uom': 'uom.uom',
  'product.uom.categ': 'uom.category',
  'account.invoice': 'account.move',
  'account.invoice.line': 'account.move.line',
  'account.invoice.tax': 'account.move.line',
  'payment.acquirer': 'payment.provider',
  'mail.channel': 'discuss.channel',
  'mail.channel.partner': 'discuss.channel.member',
  'mail.channel.member': 'discuss.channel.member',
  'stock.production.lot': 'stock.lot',
  'stock.location.route': 'stock.route',
  'crm.case.section': 'crm.team',
  'ir.actions.report.xml': 'ir.actions.report',
  'ir.values': 'ir.default',
  'product.packaging': 'uom.uom',
}

/** What a model may be called now. */
export function likelyModel(model: string, own: Declarations, other: Declarations): string[] {
  const renamed = RENAMED_MODELS[model]
  if (renamed !== undefined && other.models.has(renamed)) return [renamed]
  const fresh = [...other.models.keys()].filter((name) => !own.models.has(name))
  return nearest(model, fresh, 2)
}

/**
 * Fields that are new and may stand for one that is gone, the likeliest first: those of its label, those of a name like
 * its, and where it leads to a model, the only ones that lead there.
 */
export function likelySuccessors(
  field: DeclaredField,
  before: ReadonlyMap<string, DeclaredField>,
  now: ReadonlyMap<string, DeclaredField>,
): string[] {
  const fresh = [...now.values()].filter(({ name }) => !before.has(name))
  const label = field.label?.toLowerCase()
  const alike = fresh.filter((one) => label !== undefined && one.label?.toLowerCase() === label)
  const near = nearest(
    field.name,
    fresh.map(({ name }) => name),
    2,
  )
  const sameWay =
    field.relation === undefined
      ? []
      : fresh.filter((one) => one.relation === field.relation && one.kind === field.kind)
  const names = [
    ...alike.map(({ name }) => name),
    ...near,
    ...(sameWay.length === 1 ? sameWay.map(({ name }) => name) : []),
  ]
  return [...new Set(names)].slice(0, 3)
}
