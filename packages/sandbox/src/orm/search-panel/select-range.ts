import { ServerException } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import { pageSeen } from '../base/seen-arguments.ts'
import { checkCompanies } from '../rights.ts'
import { fieldImage, panelDomains } from './field-image.ts'
import { addCountsOfChildren, parentOf, wholeBranches } from './hierarchy.ts'
import { domainOption, isWanted, joined, type PanelCall, type PanelValue, TOO_MANY } from './panel-call.ts'
import { panelField, selectionValues } from './panel-field.ts'

/** Of modules 14 knows their categories alone (tried on 14.0). */
function checkModules({ env, model, field }: PanelCall): void {
  if (model !== 'ir.module.module' || field === 'category_id' || env.dialect.series.major !== 14) return
  throw new ServerException('builtins.UnboundLocalError', "local variable 'Module' referenced before assignment")
}

/**
 * The values of which one is chosen, as a tree where their model is one; since 14 with counters (tried on 14.0 and 19.0;
 * addons/web/models/models.py, `search_panel_select_range`).
 */
export function selectRange(call: PanelCall): object {
  const { env, options } = call
  checkModules(call)
  const field = panelField(call, 'category', ['many2one', 'selection'])
  checkCompanies(env, env.table(call.model))
  if (field.type === 'selection') {
    return { parent_field: false, values: selectionValues(call, field) }
  }
  const relation = field.relation ?? ''
  const parent = isTrue(options.hierarchize ?? true) ? parentOf(env.table(relation)) : undefined
  const isTree = parent !== undefined
  const parentField = parent ?? false
  const comodelDomain = domainOption(call, 'comodel_domain')
  const [isCounting, isWhole] = [isWanted(call, 'enable_counters'), isWanted(call, 'expand')]
  const isPlain = !(isWhole || isTree || comodelDomain.length > 0)
  const domains = panelDomains(call)
  const image = isCounting || !isWhole ? fieldImage(call, domains, isPlain) : undefined
  const { limit } = options
  if (isPlain) {
    const values = [...(image?.values() ?? [])]
    return isTrue(limit) && values.length === limit ? TOO_MANY : { parent_field: parentField, values }
  }
  const ids = [...(image?.keys() ?? [])]
  const condition = isWhole ? [] : [['id', isTree ? 'parent_of' : 'in', ids]]
  const flat = env.withContext({ ...env.context, hierarchical_naming: false })
  const found = flat.search(relation, joined(env, [comodelDomain, condition]), pageSeen(env, { limit }))
  const rows = flat.read(relation, found, ['display_name', ...(isTree ? [parent] : [])])
  const all = rows.map(({ id, display_name, ...row }): PanelValue => {
    const own = { id: id as number, display_name }
    if (!isTree) return own
    const { [parent]: above } = row
    return { ...own, [parent]: Array.isArray(above) ? above[0] : false }
  })
  const values = isTree ? wholeBranches(all, isWhole ? found : ids, parent) : all
  if (isTrue(limit) && values.length === limit) return TOO_MANY
  if (isCounting) for (const value of values) value.__count = image?.get(value.id)?.__count ?? 0
  if (isCounting && isTree) addCountsOfChildren(values, parent)
  return { parent_field: parentField, values }
}
