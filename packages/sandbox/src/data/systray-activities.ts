import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isAllowed } from '../orm/is-allowed.ts'
import { own } from '../own.ts'
import { ACTIVITIES } from './record-activities.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

/** The apps whose pictures stand beside what is planned in them. */
const APPS: Readonly<Record<string, string>> = {
  ...{ 'res.partner': 'contacts', 'sale.order': 'sale' },
  ...{ 'product.template': 'product', 'product.product': 'product', [ACTIVITIES]: 'mail' },
}

/** What the caller is to do, counted by model, the most urgent first, since 17 the last made (tried on 16.0 and 17.0). */
export const systrayActivities: MethodDefinition = {
  params: [],
  model: true,
  run: (env) => {
    const isNew = env.dialect.series.major >= 17
    const order = isNew ? { order: 'id desc', limit: 1000 } : {}
    const found = env.search(ACTIVITIES, [['user_id', '=', env.uid]], order)
    const models = new Map<string, Row[]>()
    for (const [model, rows] of grouped(env, found)) {
      const seen = readable(env, model, rows)
      for (const row of rows) {
        const isSeen = seen.has(row.res_id)
        if (!isSeen && !isNew) continue
        const shown = isSeen ? model : ACTIVITIES
        models.set(shown, [...(models.get(shown) ?? []), row])
      }
    }
    return [...models].map(([model, rows]) => counted(env, model, rows))
  },
}

function grouped(env: Environment, ids: readonly number[]): ReadonlyMap<string, readonly Row[]> {
  const models = new Map<string, Row[]>()
  for (const id of ids) {
    const row = env.table(ACTIVITIES).rows.get(id) as Row
    const model = String(row.res_model)
    models.set(model, [...(models.get(model) ?? []), row])
  }
  return models
}

/** The records among them that the caller sees; since 17 those that sleep too, and none of a model that is closed. */
function readable(env: Environment, model: string, rows: readonly Row[]): ReadonlySet<unknown> {
  const domain = [['id', 'in', rows.map(({ res_id }) => res_id)]]
  if (env.dialect.series.major < 17) return new Set(env.search(model, domain))
  if (!isAllowed(() => env.checkAccess(env.table(model), 'read'))) return new Set()
  return new Set(env.withContext({ ...env.context, active_test: false }).search(model, domain))
}

function counted(env: Environment, model: string, rows: readonly Row[]): Values {
  const [known] = env.table('ir.model').referring('model', model)
  const states = rows.map((row) => env.raw(env.table(ACTIVITIES), row, 'state'))
  const count = (...names: readonly string[]) => states.filter((state) => names.includes(String(state))).length
  const app = own(APPS, model)
  const isNew = env.dialect.series.major >= 17
  return {
    id: known?.id ?? false,
    name: model === ACTIVITIES ? 'Other activities' : env.table(model).definition.description,
    ...{ model, type: 'activity', icon: app === undefined ? false : `/${app}/static/description/icon.png` },
    ...{ total_count: count('today', 'overdue'), today_count: count('today'), overdue_count: count('overdue') },
    planned_count: count('planned'),
    ...(isNew ? { view_type: 'list' } : { actions: [{ icon: 'fa-clock-o', name: 'Summary' }] }),
    ...(model === ACTIVITIES && { activity_ids: rows.map(({ id }) => id) }),
  }
}
