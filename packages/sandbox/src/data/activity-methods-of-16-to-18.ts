import { askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isAllowed } from '../orm/is-allowed.ts'
import { indexError } from '../python/exceptions.ts'
import { activityData } from './activity-data.ts'
import { overview, token } from './activity-methods-of-19.ts'
import { ACTIVITIES } from './record-activities.ts'

type Values = Readonly<Record<string, unknown>>
type Row = Readonly<Stored>

/** Activities as the web client wants them, and what is planned for the records of a model (tried on 16.0 to 18.0). */
export const activityMethodsOf16To18 = (major: number): Readonly<Record<string, MethodDefinition>> => ({
  action_close_dialog: { params: [], run: () => ({ type: 'ir.actions.act_window_close' }) },
  activity_format: { params: [], run: (env, ids) => (major < 18 ? told(env, ids) : stored(env, ids)) },
  get_activity_data:
    major < 17
      ? activityData
      : {
          params: ['res_model', 'domain', 'limit', 'offset', 'fetch_done'],
          required: 2,
          model: true,
          run: (env, _, args) => overview(env, args),
        },
})

/** All that is read of them, with what follows from their types and the caller's rights. */
function told(env: Environment, ids: readonly number[]): Values[] {
  const { major } = env.dialect.series
  const { rows } = env.table(ACTIVITIES)
  const isThere = ids.every((id) => rows.has(id))
  if (!isThere && major >= 18) throw indexError('list index out of range')
  if (!isThere) env.checkAccess(env.table(ACTIVITIES), 'read')
  askedRecords(env, ACTIVITIES, ids)
  return env.read(ACTIVITIES, ids).map((values) => ({
    ...ofType(env, rows.get(Number(values.id))?.activity_type_id),
    can_write: mayWrite(env, rows.get(Number(values.id)) as Row),
    ...{ has_recommended_activities: false, mail_template_ids: [], previous_activity_type_id: false },
    ...{ recommended_activity_type_id: false, request_partner_id: false },
    ...(major >= 17 && { active: true, attachment_ids: [], date_done: false }),
    ...values,
  }))
}

function ofType(env: Environment, id: unknown): Values {
  const type = env.table('mail.activity.type').rows.get(Number(id))
  return {
    activity_category: type?.category ?? false,
    activity_decoration: type?.decoration_type || false,
    chaining_type: type === undefined ? false : (type.chaining_type ?? 'suggest'),
  }
}

function mayWrite(env: Environment, row: Row): boolean {
  const table = env.table(ACTIVITIES)
  return isAllowed(() => {
    env.checkAccess(table, 'write')
    env.checkRules(table, [row], 'write')
  })
}

/** On 18 they stand by their model, and whose they are beside them. */
function stored(env: Environment, ids: readonly number[]): Values {
  const people = new Map<number, Values>()
  const users = env.table('res.users').rows
  const activities = told(env, ids).map((values) => {
    const user = users.get(env.table(ACTIVITIES).rows.get(Number(values.id))?.user_id as number)
    if (user === undefined) return { ...values, persona: false, user_tz: false }
    const partner = user.partner_id as number
    people.set(partner, personOf(env, partner, user))
    const user_tz = env.sudo().raw(env.table('res.users'), user, 'tz') || false
    return { ...values, persona: { id: partner, type: 'partner' }, user_tz }
  })
  return {
    ...(activities.length > 0 && { [ACTIVITIES]: activities }),
    ...(people.size > 0 && { 'res.partner': [...people.values()] }),
  }
}

function personOf(env: Environment, id: number, user: Row): Values {
  const sudo = env.sudo()
  const [{ active, email, is_company, name, write_date } = {}] = sudo.read(
    'res.partner',
    [id],
    ['active', 'email', 'is_company', 'name', 'write_date'],
  ) as Values[]
  const isInternalUser = sudo.raw(env.table('res.users'), user, 'share') !== true
  return {
    ...{ active, avatar_128_access_token: token(env), email, id, im_status: 'offline', isInternalUser, is_company },
    ...{ name, userId: user.id, write_date },
  }
}
