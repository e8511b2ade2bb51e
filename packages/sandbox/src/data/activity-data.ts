import { BASE_METHODS } from '../orm/base/index.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'
import { ACTIVITIES, stateOf } from './record-activities.ts'

type Values = Readonly<Record<string, unknown>>

interface Group {
  readonly res_id: number
  readonly activity_type_id: readonly [number, string] | false
  readonly ids: readonly number[]
  readonly date_deadline: string
  readonly __count: number
}

const TYPES = 'mail.activity.type'

/** The kind that is for orders alone. */
const UPSELL = 7

/** What is planned for the records of a model, by record and kind (`get_activity_data` of 14; tried on 14.0). */
export const activityData: MethodDefinition = {
  params: ['res_model', 'domain'],
  required: 2,
  model: true,
  run: (env, _, { res_model, domain }) => {
    const model = String(res_model)
    const groups = groupsOf(env, res_model, isTrue(domain) ? searched(env, model, domain) : undefined)
    const seen = isTrue(domain) ? undefined : searched(env, model, [['id', 'in', groups.map(({ res_id }) => res_id)]])
    const deadlines = new Map<number, string>()
    const grouped: Record<string, Record<string, Values>> = {}
    for (const group of groups) {
      const { res_id, activity_type_id: type, ids, date_deadline } = group
      if (seen?.includes(res_id) === false) continue
      const known = deadlines.get(res_id)
      deadlines.set(res_id, known === undefined || date_deadline < known ? date_deadline : known)
      grouped[res_id] = {
        ...grouped[res_id],
        [String(type ? type[0] : false)]: {
          ...{ count: group.__count, ids, o_closest_deadline: date_deadline },
          state: stateOf({ id: 0, date_deadline, user_id: false }, env),
        },
      }
    }
    return {
      activity_types: typesFor(env, model),
      activity_res_ids: [...deadlines].toSorted(([, a], [, b]) => (a < b ? -1 : Number(a > b))).map(([id]) => id),
      grouped_activities: grouped,
    }
  },
}

const call = (env: Environment, model: string, name: string, args: Values) =>
  BASE_METHODS[name]?.run({ env, model, ids: [], isSingle: false, args })

function searched(env: Environment, model: string, domain: unknown): readonly number[] {
  env.table(model)
  return call(env, model, 'search', { domain }) as number[]
}

function groupsOf(env: Environment, model: unknown, ids: readonly number[] | undefined): readonly Group[] {
  const domain = [['res_model', '=', model], ...(ids === undefined ? [] : [['res_id', 'in', ids]])]
  const fields = ['res_id', 'activity_type_id', 'ids:array_agg(id)', 'date_deadline:min(date_deadline)']
  const args = { domain, fields, groupby: ['res_id', 'activity_type_id'], lazy: false }
  return call(env, ACTIVITIES, 'read_group', args) as Group[]
}

/** The kinds of it, without the mails that they bring, which nothing sends. */
function typesFor(env: Environment, model: string): unknown[] {
  const rows = env.read(TYPES, env.search(TYPES, []), ['name', 'sequence'])
  const own = rows.filter(({ id }) => id !== UPSELL || model === 'sale.order')
  return own.toSorted((a, b) => Number(a.sequence) - Number(b.sequence)).map(({ id, name }) => [id, name, []])
}
