import { countedId } from '../orm/asked-ids.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { isTrue, iterated, withAttribute } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { finish } from './activity-finish.ts'
import { ACTIVITIES } from './record-activities.ts'
import { rescheduledNext } from './rescheduled-activities.ts'

type Values = Readonly<Record<string, unknown>>

/** What is asked of activities that programs planned, by their types (`mail_activity_mixin.py`; each tried on 14.0 and 19.0). */
export function activityMethods(model: string, major: number): Readonly<Record<string, MethodDefinition>> {
  const answer = (found: readonly number[]) => (major < 19 ? new Recordset(ACTIVITIES, found) : found)
  // Where there is no such type (tried on 14.0 and 16.0 to 19.0; 15 is taken for 14).
  const saysFalse = major < 16 || major === 17
  // From 15 to 18 not tried.
  const [files, automated] = major < 19 ? [[], []] : [['attachment_ids'], ['only_automated']]
  return {
    ...(major >= 19 && rescheduledNext(model)),
    activity_search: {
      params: ['act_type_xmlids', 'user_id', 'additional_domain', ...automated],
      run: (env, ids, args) => {
        const found = plannedFor(env, model, ids, args)
        return found === false && saysFalse ? false : answer(found || [])
      },
    },
    activity_reschedule: {
      params: ['act_type_xmlids', 'user_id', 'date_deadline', 'new_user_id', ...automated],
      required: 1,
      run: (env, ids, args) => {
        const found = plannedFor(env, model, ids, args)
        if (found === false) return false
        const { date_deadline, new_user_id } = args
        const values = {
          ...(isTrue(date_deadline) && { date_deadline }),
          ...(isTrue(new_user_id) && { user_id: new_user_id }),
        }
        if (found.length > 0) env.write(ACTIVITIES, found, values)
        return answer(found)
      },
    },
    activity_feedback: {
      params: ['act_type_xmlids', 'user_id', 'feedback', ...files, ...automated],
      required: 1,
      run: (env, ids, args) => {
        const found = plannedFor(env, model, ids, args)
        if (found === false) return false
        const { feedback, attachment_ids: given } = args
        if (found.length > 0) finish(env, found, feedback, Array.isArray(given) ? given : [])
        return true
      },
    },
    activity_unlink: {
      params: ['act_type_xmlids', 'user_id', ...automated],
      required: 1,
      run: (env, ids, args) => {
        const found = plannedFor(env, model, ids, args)
        if (found === false) return false
        env.unlink(ACTIVITIES, found)
        return true
      },
    },
  }
}

/** The planned activities of records that are of one of the types; false where there is no such type. */
function plannedFor(env: Environment, model: string, ids: readonly unknown[], args: Values): number[] | false {
  if (isTrue(env.context.mail_activity_automation_skip)) return false
  const { act_type_xmlids = '', user_id, additional_domain, only_automated = true } = args
  const names = iterated(act_type_xmlids).map((name) => withAttribute(name, 'split'))
  const types = names.flatMap((name) => recordNamed(env, name)?.res_id ?? [])
  if (types.length === 0) return false
  env.checkAccess(env.table(ACTIVITIES), 'read')
  for (const id of ids) countedId(id)
  const planned = [
    ...[
      ['res_model', '=', model],
      ['res_id', 'in', ids],
      ['activity_type_id', 'in', types],
    ],
    ...(isTrue(only_automated) ? [['automated', '=', true]] : []),
    ...(isTrue(user_id) ? [['user_id', '=', user_id]] : []),
  ]
  const added = isTrue(additional_domain) ? additional_domain : []
  if (!Array.isArray(added)) throw env.dialect.domains.notAList(added)
  return env.search(ACTIVITIES, [...planned, ...added])
}
