import { randomText } from '../dialect/session-rules.ts'
import { askedId } from '../orm/asked-ids.ts'
import { askedRecords } from '../orm/asked-records.ts'
import { BASE_METHODS } from '../orm/base/index.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isAllowed } from '../orm/is-allowed.ts'
import { hashed, isTrue } from '../python/eyes.ts'
import { activeOf } from './activity-finish.ts'
import { ACTIVITIES, stateOf } from './record-activities.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

/** What 19 asks of activities (`mail_activity.py`; each tried on 19.0). */
export const ACTIVITY_METHODS_OF_19: Readonly<Record<string, MethodDefinition>> = {
  action_cancel: {
    params: [],
    run: (env, ids) => {
      for (const id of activeOf(env, ids)) env.unlink(ACTIVITIES, [id])
      return null
    },
  },
  action_close_dialog: { params: [], isReadOnly: true, run: () => ({ type: 'ir.actions.act_window_close' }) },
  // Nobody gets mails here.
  action_notify: {
    params: [],
    run: (env, ids) => {
      askedRecords(env, ACTIVITIES, ids)
      return null
    },
  },
  activity_format: { params: [], isReadOnly: true, run: formatted },
  get_activity_data: {
    params: ['res_model', 'domain', 'limit', 'offset', 'fetch_done'],
    required: 2,
    model: true,
    isReadOnly: true,
    run: (env, _, args) => overview(env, args),
  },
}

/** Records by their models as the web client keeps them, in the order of the models' names. */
function formatted(env: Environment, ids: readonly number[]): Values {
  const { rows } = env.table(ACTIVITIES)
  const there = ids.filter((id) => rows.has(askedId(hashed(id), env.dialect.series.major)))
  const activities = askedRecords(env, ACTIVITIES, there)
  if (activities.length === 0) return {}
  const kept = new Map<string, Map<number, Values>>(
    [ACTIVITIES, 'mail.activity.type', 'res.partner', 'res.users'].map((model) => [model, new Map()]),
  )
  const keep = (model: string, id: number, values: Values) => {
    const before = kept.get(model)?.get(id)
    kept.get(model)?.set(id, inOrder({ ...before, ...values, id }))
  }
  for (const row of activities) {
    keep(ACTIVITIES, row.id, activityTold(env, row))
    const type = row.activity_type_id
    if (typeof type === 'number')
      keep('mail.activity.type', type, { name: env.sudo().displayName('mail.activity.type', type) })
    for (const [user, isResponsible] of [
      [row.create_uid, false],
      [row.user_id, true],
    ] as const) {
      const found = env.table('res.users').rows.get(user as number)
      if (found === undefined) continue
      const partner = found.partner_id as number
      keep('res.users', found.id, { partner_id: partner, ...(isResponsible && { share: shared(env, found) }) })
      const { name } = env.table('res.partner').rows.get(partner) as Row
      keep('res.partner', partner, isResponsible ? responsibleTold(env, partner, found.id) : { name })
    }
  }
  const told = [...kept].map(([model, records]) => [model, [...records.values()]] as const)
  return Object.fromEntries(told.filter(([, records]) => records.length > 0))
}

const inOrder = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1)))

const shared = (env: Environment, user: Row) => env.sudo().raw(env.table('res.users'), user, 'share')

function activityTold(env: Environment, row: Row): Values {
  const { note, res_id, res_model, summary, date_deadline, date_done, create_date } = row
  const table = env.table(ACTIVITIES)
  const type = env.table('mail.activity.type').rows.get(row.activity_type_id as number)
  return {
    activity_category: type?.category ?? false,
    activity_type_id: row.activity_type_id,
    attachment_ids: [],
    can_write: isAllowed(() => {
      env.checkAccess(table, 'write')
      env.checkRules(table, [row], 'write')
    }),
    chaining_type: type?.chaining_type ?? 'suggest',
    ...{ create_date, create_uid: row.create_uid, date_deadline, date_done: date_done ?? false },
    icon: env.sudo().raw(table, row, 'icon'),
    mail_template_ids: [],
    note: isTrue(note) ? ['markup', note] : false,
    ...{ res_id, res_model, state: env.raw(table, row, 'state'), summary, user_id: row.user_id ?? false },
  }
}

function responsibleTold(env: Environment, id: number, main_user_id: number): Values {
  const { active, name, email, write_date } = env.table('res.partner').rows.get(id) as Row
  return {
    ...{ active, avatar_128_access_token: token(env), email: email ?? false, im_status: 'offline' },
    ...{ im_status_access_token: token(env), is_company: isCompany(env, id), main_user_id, name, write_date },
  }
}

function isCompany(env: Environment, id: number): unknown {
  return env.sudo().read('res.partner', [id], ['is_company'])[0]?.is_company
}

/** What opens one field for a while: nobody tells its parts apart. */
export const token = ({ clock }: Environment) =>
  `${randomText(64)}o0x${Math.floor(clock.milliseconds / 1000 + WEEK).toString(16)}`

const WEEK = 7 * 86_400

/** What is to be done about the records of a model, by record and kind (tried on 17.0 to 19.0). */
export function overview(env: Environment, { res_model, domain, limit, offset, fetch_done }: Values): Values {
  const model = String(hashed(res_model))
  env.table(model)
  const types = env.search('mail.activity.type')
  const isFiltered = isTrue(domain) || isTrue(limit) || isTrue(offset)
  const args = { domain: isTrue(domain) ? domain : [], offset: offset ?? 0, limit }
  const records = isFiltered && BASE_METHODS.search?.run({ env, model, ids: [], isSingle: false, args })
  const among = isFiltered ? [['res_id', 'in', records]] : []
  const found = env
    .withContext({ ...env.context, active_test: !isTrue(fetch_done) })
    .search(ACTIVITIES, [['res_model', '=', model], ...among], {
      // Before 19 what is done is gone.
      order: env.dialect.series.major < 19 ? 'date_deadline ASC' : 'date_done DESC, date_deadline ASC',
    })
  const rows = found.map((id) => env.table(ACTIVITIES).rows.get(id) as Row)
  const seen = new Set(isFiltered ? [] : env.search(model, [['id', 'in', rows.map(({ res_id }) => res_id)]]))
  const groups = groupedBy(
    rows.filter(({ res_id }) => isFiltered || seen.has(res_id as number)),
    ({ res_id }) => res_id as number,
  )
  return {
    activity_res_ids: [...groups.keys()].toSorted((one, other) =>
      compared(urgency(groups, one), urgency(groups, other)),
    ),
    activity_types: types.map((id) => ({
      ...{ id, name: env.displayName('mail.activity.type', id), template_ids: [] },
      ...(env.dialect.series.major < 19 && { keep_done: false }),
    })),
    grouped_activities: Object.fromEntries(
      [...groups].map(([id, all]) => [
        id,
        Object.fromEntries(
          [...groupedBy(all, ({ activity_type_id }) => String(activity_type_id))].map(([type, some]) => [
            type,
            summed(env, some),
          ]),
        ),
      ]),
    ),
  }
}

/** Rows that have the same key, in the order of the first of each. */
function groupedBy<K>(rows: readonly Row[], keyOf: (row: Row) => K): ReadonlyMap<K, readonly Row[]> {
  const groups = new Map<K, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const isOngoing = ({ active }: Row) => active !== false

/** What is still to be done by when it is, then what is done, the last first. */
function urgency(groups: ReadonlyMap<number, readonly Row[]>, id: number): readonly [number, string] {
  const rows = groups.get(id) ?? []
  const dates = rows
    .filter(isOngoing)
    .map((row) => String(row.date_deadline))
    .toSorted()
  const done = rows.map((row) => String(row.date_done)).toSorted()
  return dates[0] === undefined ? [1, done.at(-1) ?? ''] : [0, dates[0]]
}

function compared([isDone, date]: readonly [number, string], [isOtherDone, other]: readonly [number, string]): number {
  if (isDone !== isOtherDone) return isDone - isOtherDone
  if (date === other) return 0
  return date < other === (isDone === 0) ? -1 : 1
}

function summed(env: Environment, rows: readonly Row[]): Values {
  const ongoing = rows.filter(isOngoing)
  const done = rows.filter((row) => !isOngoing(row))
  // Whoever is to do it, the day is one of UTC.
  const state = (row: Row) => (isOngoing(row) ? stateOf({ ...row, user_id: false }, env) : 'done')
  const activities = [...ongoing, ...done]
  const states = groupedBy(activities, state)
  return {
    count_by_state: Object.fromEntries([...states].map(([name, some]) => [name, some.length])),
    ids: activities.map(({ id }) => id),
    reporting_date: ongoing[0]?.date_deadline || done[0]?.date_done || null,
    state: ongoing[0] === undefined ? 'done' : state(ongoing[0]),
    user_assigned_ids: [...new Set(ongoing.map(({ user_id }) => user_id).filter(Boolean))],
    ...(env.dialect.series.major >= 19 && { summaries: activities.map(({ summary }) => summary || '') }),
  }
}
