import { keyError } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import { pageSeen } from '../base/seen-arguments.ts'
import type { FieldDefinition } from '../definition.ts'
import { checkCompanies } from '../rights.ts'
import { selectionOf } from '../selection.ts'
import { type FieldImage, fieldImage, imageOf, type PanelDomains, panelDomains } from './field-image.ts'
import { domainOption, isWanted, joined, type PanelCall, type PanelValue, TOO_MANY } from './panel-call.ts'
import { panelField, selectionValues } from './panel-field.ts'

const KINDS = ['many2one', 'many2many', 'selection']

/**
 * The values of which several are chosen, in groups where they are wanted (tried on 14.0 and 19.0;
 * addons/web/models/models.py, `search_panel_select_multi_range`).
 */
export function selectMultiRange(call: PanelCall): object {
  const field = panelField(call, 'filter', KINDS)
  checkCompanies(call.env, call.env.table(call.model))
  if (field.type === 'selection') return { values: selectionValues(call, field) }
  const { relation = '' } = field
  return field.type === 'many2many' ? linkedValues(call, relation) : manyToOneValues(call, relation)
}

function manyToOneValues(call: PanelCall, relation: string): object {
  const { limit } = call.options
  const comodelDomain = domainOption(call, 'comodel_domain')
  const [isCounting, isWhole] = [isWanted(call, 'enable_counters'), isWanted(call, 'expand')]
  const isPlain = !(isWhole || isWanted(call, 'group_by') || comodelDomain.length > 0)
  const grouped = groupOf(call, relation)
  const domains = panelDomains(call, domainOption(call, 'group_domain'))
  const image = isCounting || !isWhole ? fieldImage(call, domains, isPlain) : undefined
  if (isPlain) {
    const values = [...(image?.values() ?? [])]
    return isTrue(limit) && values.length === limit ? TOO_MANY : { values }
  }
  const rows = relatedRows(call, relation, [comodelDomain, isWhole ? [] : among(image)])
  if (isTrue(limit) && rows.length === limit) return TOO_MANY
  return { values: rows.map((row) => ({ ...named(row), ...grouped(row), ...(isCounting && countOf(image, row)) })) }
}

const among = (image: FieldImage | undefined) => [['id', 'in', [...(image?.keys() ?? [])]]]

const countOf = (image: FieldImage | undefined, { id }: Row) => ({ __count: image?.get(id)?.__count ?? 0 })

/** Of a many2many each value's records are counted apart. */
function linkedValues(call: PanelCall, relation: string): object {
  const { env, model, field, options } = call
  const { limit } = options
  const [isCounting, isWhole] = [isWanted(call, 'enable_counters'), isWanted(call, 'expand')]
  const grouped = groupOf(call, relation)
  const domains = panelDomains(call)
  // Records are not grouped by it before 15: there each value is looked for.
  const isGrouped = env.dialect.groups.hasManyToMany
  const image = isGrouped && !isWhole ? imageOf(call, domains.base, false, limit) : undefined
  const rows = relatedRows(call, relation, [
    domainOption(call, 'comodel_domain'),
    image === undefined ? [] : among(image),
  ])
  const isFull = (values: readonly unknown[]) => isTrue(limit) && values.length === limit
  if ((isGrouped || isWhole) && isFull(rows)) return TOO_MANY
  const values = rows.flatMap((row): PanelValue[] => {
    const group = grouped(row)
    const base = joined(env, [domains.base, [[field, 'in', [row.id]]]])
    const counted = joined(env, [base, extraOf(call, domains, group)])
    const count = isCounting ? env.search(model, counted).length : 0
    const isThere = isWhole || isGrouped || env.search(model, base, { limit: 1 }).length > 0
    return isThere ? [{ ...named(row), ...group, ...(isCounting && { __count: count }) }] : []
  })
  return !(isGrouped || isWhole) && isFull(values) ? TOO_MANY : { values }
}

/** What else is chosen, for values of a group. */
function extraOf({ env, options }: PanelCall, { extra }: PanelDomains, group: Partial<Group>): readonly unknown[] {
  const { group_by, group_domain } = options
  if (!isTrue(group_by) || !isTrue(group_domain)) return extra
  const ofGroup = (group_domain as Readonly<Record<string, unknown>>)[JSON.stringify(group.group_id)] ?? []
  return joined(env, [extra, ofGroup])
}

type Row = Readonly<Record<string, unknown>>

interface Group {
  readonly group_id: unknown
  readonly group_name: unknown
}

const named = ({ id, display_name }: Row): PanelValue => ({ id: id as number, display_name })

function relatedRows({ env, options }: PanelCall, relation: string, domains: readonly (readonly unknown[])[]): Row[] {
  const flat = env.withContext({ ...env.context, hierarchical_naming: false })
  const ids = flat.search(relation, joined(env, domains), pageSeen(env, { limit: options.limit }))
  const names = isTrue(options.group_by) ? ['display_name', String(options.group_by)] : ['display_name']
  return flat.read(relation, ids, names)
}

/** The group of a value: what its own field, `group_by`, holds. */
export function groupOf({ env, options }: PanelCall, relation: string): (row: Row) => Partial<Group> {
  if (!isTrue(options.group_by)) return () => ({})
  const name = String(options.group_by)
  const { fields } = env.table(relation)
  const field = Object.hasOwn(fields, name) ? (fields[name] as FieldDefinition) : undefined
  if (field === undefined) throw keyError(name)
  const labels = new Map<unknown, unknown>(field.type === 'selection' ? selectionOf(env, field) : [])
  return (row) => {
    const value = row[name]
    if (!isTrue(value)) return { group_id: false, group_name: 'Not Set' }
    if (field.type === 'many2one' && Array.isArray(value)) return { group_id: value[0], group_name: value[1] }
    return { group_id: value, group_name: labels.get(value) ?? value }
  }
}
