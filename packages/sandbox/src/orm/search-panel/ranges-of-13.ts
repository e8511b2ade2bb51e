import { selectionOf } from '../selection.ts'
import { imageOf } from './field-image.ts'
import { parentOf } from './hierarchy.ts'
import { domainOption, isWanted, joined, type PanelCall } from './panel-call.ts'
import { panelField } from './panel-field.ts'
import { groupOf } from './select-multi-range.ts'

/** The values of which one is chosen: all there are, nothing counted (addons/web/models/models.py of 13, by source). */
export function selectRangeOf13(call: PanelCall): object {
  const { relation = '' } = panelField(call, 'category', ['many2one'])
  const parent = parentOf(call.env.table(relation))
  return { parent_field: parent ?? false, values: allOf(call, relation, parent === undefined ? [] : [parent]) }
}

/** The values of which several are chosen, a list under other names than later (by source). */
export function selectMultiRangeOf13(call: PanelCall): object[] {
  const { env, model, field: name, options } = call
  const field = panelField(call, 'filter', ['many2one', 'many2many', 'selection'])
  const isCounting = !isWanted(call, 'disable_counters')
  const parts = ['search_domain', 'category_domain', 'filter_domain'].map((option) => domainOption(call, option))
  const domain = joined(env, [...parts, [[name, '!=', false]]])
  const image = isCounting && field.type !== 'many2many' ? imageOf(call, domain, true) : undefined
  const countOf = (id: unknown) => image?.get(id)?.__count ?? 0
  if (field.type === 'selection') {
    return selectionOf(env, field).map(([id, label]) => ({ id, name: label, count: countOf(id) }))
  }
  const { relation = '' } = field
  const grouped = groupOf(call, relation)
  const linked = (id: unknown) => env.search(model, joined(env, [domain, [[name, 'in', [id]]]])).length
  const rows = allOf(call, relation, isWanted(call, 'group_by') ? [String(options.group_by)] : [])
  return rows.map((row) => ({
    id: row.id,
    name: row.display_name,
    count: isCounting && field.type === 'many2many' ? linked(row.id) : countOf(row.id),
    ...grouped(row),
  }))
}

function allOf(call: PanelCall, relation: string, names: readonly string[]): Record<string, unknown>[] {
  const { env } = call
  const flat = env.withContext({ ...env.context, hierarchical_naming: false })
  return flat.read(relation, flat.search(relation, domainOption(call, 'comodel_domain')), ['display_name', ...names])
}
