import { isTrue } from '../../python/eyes.ts'
import { pageSeen } from '../base/seen-arguments.ts'
import { groupRows } from '../group/group-rows.ts'
import { groupingOf } from '../group/parse-grouping.ts'
import { checkMessagesGrouped, lookAtReadGroup } from '../looks/read-groups.ts'
import { findsNothing, matchingRows } from '../search.ts'
import { selectionOf } from '../selection.ts'
import { domainOption, isEverything, isWanted, joined, type PanelCall, type PanelValue } from './panel-call.ts'

/** Values by their ids. */
export type FieldImage = Map<unknown, PanelValue>

/** Which records are looked at for the values, and which of them are counted. */
export interface PanelDomains {
  readonly base: readonly unknown[]
  readonly extra: readonly unknown[]
}

export function panelDomains(call: PanelCall, more: readonly unknown[] = []): PanelDomains {
  const chosen = [domainOption(call, 'category_domain'), domainOption(call, 'filter_domain'), more]
  return {
    // Nobody looks at it where all values are told and none is counted (tried on 19.0).
    get base() {
      return domainOption(call, 'search_domain')
    },
    extra: joined(call.env, chosen),
  }
}

/** The values that records have (addons/web/models/models.py of 14 and 19, `_search_panel_field_image`). */
export function fieldImage(call: PanelCall, { base, extra }: PanelDomains, isLimited = false): FieldImage {
  const counted = joined(call.env, [base, extra])
  // All values are told anyway: of those that records have only the numbers are wanted.
  if (isWanted(call, 'expand')) return imageOf(call, counted, true)
  const isCounting = isWanted(call, 'enable_counters')
  const hasNoExtra = isEverything(extra)
  const image = imageOf(call, base, isCounting && hasNoExtra, isLimited ? call.options.limit : undefined)
  if (isCounting && !hasNoExtra) {
    const counts = imageOf(call, counted, true)
    for (const [id, value] of image) value.__count = counts.get(id)?.__count ?? 0
  }
  return image
}

/** The values of the records of a domain, as they are grouped. */
export function imageOf(
  { env, model, field: name }: PanelCall,
  domain: readonly unknown[],
  isCounting: boolean,
  limit?: unknown,
): FieldImage {
  checkMessagesGrouped(env, model)
  const table = env.table(model)
  const whole = joined(env, [domain, [[name, '!=', false]]])
  lookAtReadGroup(env, table, { domain: whole, fields: [name], groupby: [name] })
  env.checkAccess(table, 'read')
  const { major } = env.dialect.series
  if (major >= 17 && major < 19 && findsNothing(env, table, whole)) return new Map()
  const grouping = groupingOf(env, table, name)
  const rows = matchingRows(env, table, whole)
  const groups = groupRows(rows, [grouping]).filter(({ keys }) => keys[0] !== false)
  const labels = new Map<unknown, string>(selectionOf(env, grouping.field))
  const { relation } = grouping.field
  const named = (id: unknown) =>
    relation === undefined ? (labels.get(id) ?? id) : env.sudo().displayName(relation, id as number)
  const page = isTrue(limit) ? groups.slice(0, pageSeen(env, { limit }).limit) : groups
  return new Map(
    page.map(({ keys: [id], rows: { length } }) => [
      id,
      { id: id as number, display_name: named(id), ...(isCounting && { __count: length }) },
    ]),
  )
}
