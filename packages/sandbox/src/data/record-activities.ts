import type { Series } from 'ooor/protocol'
import { noCommands } from '../orm/default-links.ts'
import type { FieldDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { toLocal, zoneOf } from '../orm/group/time-zone.ts'
import { datetimeText } from '../orm/timestamp.ts'
import { zoneOfUser } from '../orm/user-zone.ts'
import { hashed, isTrue, lacksAttribute, postgresError, withAttribute } from '../python/eyes.ts'

type Row = Readonly<Stored>

export const ACTIVITIES = 'mail.activity'

export const ACTIVITY_STATES = [
  ['overdue', 'Overdue'],
  ['today', 'Today'],
  ['planned', 'Planned'],
] as const

/** The day that it is for the user (`context_today`; tried on 14.0 and 19.0). */
export const today = (env: Environment) => dayIn(env, zoneOfUser(env))

const dayIn = ({ clock }: Environment, zone: string | undefined) =>
  datetimeText(toLocal(new Date(clock.milliseconds), zone).getTime()).slice(0, 'yyyy-mm-dd'.length)

/** Whether something is late, due or still to come, where it is to be done. */
export function stateOf({ date_deadline, user_id }: Row, env: Environment): string {
  const users = env.table('res.users')
  const user = users.rows.get(user_id as number)
  const now = dayIn(env, user && zoneOf(env.sudo().raw(users, user, 'tz')))
  const due = String(date_deadline)
  return due === now ? 'today' : due < now ? 'overdue' : 'planned'
}

/** Plans something about records; the new activities' ids. */
export function schedule(
  env: Environment,
  model: string,
  ids: readonly number[],
  { act_type_xmlid, date_deadline, summary, note }: Readonly<Record<string, unknown>>,
  { activity_type_id, user_id, ...others }: Readonly<Record<string, unknown>> = {},
): number[] {
  const { major } = env.dialect.series
  const [res_model_id] = env.sudo().search('ir.model', [['model', '=', model]])
  if (major === 14 && !isTrue(act_type_xmlid) && !isTrue(activity_type_id) && ids.length > 0) {
    // Asked of what is no type (tried on 14.0).
    if (!isTrue(summary)) throw lacksAttribute(false, 'summary')
    if (!isTrue(note)) throw lacksAttribute(false, 'default_description')
  }
  // It is a key, then taken apart (tried on 19.0).
  if (major >= 19 && isTrue(act_type_xmlid)) withAttribute(hashed(act_type_xmlid), 'split')
  const named = (typeof act_type_xmlid === 'string' && recordNamed(env, act_type_xmlid)?.res_id) || undefined
  const type = named ?? (isTrue(activity_type_id) ? activity_type_id : 4)
  // Whoever plans nothing asks for its type all the same (tried on 19.0).
  if (major >= 19 && isTrue(act_type_xmlid)) env.checkAccess(env.table('mail.activity.type'), 'read')
  const beyond = ids.find((id) => typeof id === 'number' && Math.abs(id) >= 2 ** 31)
  if (major >= 19 && beyond !== undefined) throw postgresError('NumericValueOutOfRange', 'integer out of range\n')
  return ids.map((res_id) =>
    env.create(ACTIVITIES, {
      ...others,
      res_model_id,
      res_id,
      activity_type_id: type,
      date_deadline: date_deadline || today(env),
      summary: summary || env.table('mail.activity.type').rows.get(type as number)?.summary || false,
      note: note || false,
      user_id: user_id || (major < 19 && env.uid),
      ...(major >= 14 && { automated: true }),
    }),
  )
}

/** The activities of a record that are not done, the next one first. */
export function activitiesOf(env: Environment, model: string, id: number): Row[] {
  if (!env.hasModel(ACTIVITIES)) return []
  return env
    .table(ACTIVITIES)
    .referring('res_id', id)
    .filter(({ res_model, active }) => res_model === model && active !== false)
    .sort((one, other) => String(one.date_deadline).localeCompare(String(other.date_deadline)) || one.id - other.id)
}

/** Related fields that Odoo lets users write: the first activity has it then (tried on 14.0 and 19.0). */
const writableOf =
  (model: string) =>
  (path: string): Pick<FieldDefinition, 'told' | 'write'> => ({
    told: { readonly: false, related: `activity_ids.${path}` },
    write: ({ id }, value, env) => {
      const [first] = activitiesOf(env, model, id)
      if (first !== undefined) env.write(ACTIVITIES, [first.id], { [path]: value })
    },
  })

/** What is planned by commands on a record: made, changed and taken away (tried on 14.0). */
const planOn =
  (model: string): NonNullable<FieldDefinition['write']> =>
  ({ id }, value, env) => {
    if (value === false || value === null) return
    if (!Array.isArray(value)) throw noCommands(env.table(model), 'activity_ids', value)
    for (const command of value) {
      const [code, target, values] = (Array.isArray(command) ? command : []) as [unknown, number, unknown]
      if (code === 0) env.create(ACTIVITIES, { ...(values as Row), res_id: id })
      else if (code === 1) env.write(ACTIVITIES, [target], values as Row)
      else if (code === 2) env.unlink(ACTIVITIES, [target])
      else if (code === 4) env.write(ACTIVITIES, [target], { res_id: id })
    }
  }

/** What a model with a thread says of what is to be done. */
export function activityFields(model: string, { major }: Series): Record<string, FieldDefinition> {
  const groups = ['user'] as const
  const writable = writableOf(model)
  const never = { type: 'char', readonly: true, store: false, compute: () => false } as const
  const shown = { readonly: true, store: false, searchable: true, groups } as const
  /** A field of the first of them. */
  const next = (name: string) => ({
    compute: ({ id }: Row, env: Environment) => {
      const [first] = activitiesOf(env, model, id)
      return first === undefined ? false : env.raw(env.table(ACTIVITIES), first, name)
    },
  })
  /** What 14 says that they follow from (`fields_get` of 14.0). */
  const from = (...names: string[]) => (major === 14 ? { depends: names.map((name) => `activity_ids.${name}`) } : {})
  /** Up to 16 they are looked for beyond activities: who has none is not found (tried on 14.0; 13, 15 and 16 are taken for it). */
  const beyond = (path: string): Pick<FieldDefinition, 'searchedAs'> =>
    major >= 13 && major < 17 ? { searchedAs: (operator, value) => [[`activity_ids.${path}`, operator, value]] } : {}
  const exceptions = from('activity_type_id.decoration_type', 'activity_type_id.icon')
  return {
    activity_ids: {
      type: 'one2many',
      string: 'Activities',
      relation: ACTIVITIES,
      store: true,
      copy: false,
      groups,
      told: { readonly: false, relation_field: 'res_id' },
      compute: ({ id }, env) => activitiesOf(env, model, id).map((row) => row.id),
      ...(major < 19 ? { write: planOn(model) } : { about: ['res_id', 'res_model'] as const }),
    },
    activity_state: {
      ...{ type: 'selection', string: 'Activity State', selection: ACTIVITY_STATES },
      ...shown,
      searchable: major >= 15,
      ...(major >= 18 && { told: { groupable: true } }),
      ...from('state'),
      compute: ({ id }, env) => {
        const [first] = activitiesOf(env, model, id)
        return first === undefined ? false : stateOf(first, env)
      },
    },
    activity_user_id: {
      ...{ type: 'many2one', string: 'Responsible User', relation: 'res.users' },
      ...{
        ...shown,
        ...next('user_id'),
        ...(major < 17 && writable('user_id')),
        ...from('user_id'),
        ...beyond('user_id'),
      },
    },
    activity_type_id: {
      ...{ type: 'many2one', string: 'Next Activity Type', relation: 'mail.activity.type' },
      ...{ ...shown, ...next('activity_type_id'), ...writable('activity_type_id'), ...from('activity_type_id') },
      ...beyond('activity_type_id'),
    },
    activity_date_deadline: {
      ...{ type: 'date', string: 'Next Activity Deadline' },
      ...{ ...shown, ...next('date_deadline'), ...from('date_deadline') },
      // Of who has something to do, but for nothing, which is that there is nothing (tried on 14.0).
      ...(major === 14 && {
        searchedAs: (operator: string, value: unknown) =>
          operator === '=' && !value
            ? [['activity_ids', '=', false]]
            : [['activity_ids.date_deadline', operator, value]],
      }),
    },
    activity_summary: {
      ...{ type: 'char', string: 'Next Activity Summary' },
      ...{ ...shown, ...next('summary'), ...writable('summary'), ...from('summary') },
      ...beyond('summary'),
    },
    ...(major >= 14 && {
      activity_type_icon: {
        ...{ ...never, string: 'Activity Type Icon', searchable: true, ...next('icon'), ...from('icon') },
        told: { related: 'activity_ids.icon' },
        ...beyond('icon'),
      },
      activity_exception_decoration: {
        ...{ ...never, type: 'selection', string: 'Activity Exception Decoration', searchable: true },
        ...exceptions,
        ...beyond('activity_type_id.decoration_type'),
        selection: [
          ['warning', 'Alert'],
          ['danger', 'Error'],
        ],
      },
      activity_exception_icon: { ...never, string: 'Icon', ...exceptions },
    }),
  }
}
