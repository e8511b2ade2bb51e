import { countedId } from '../orm/asked-ids.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { isTrue, iterated, withAttribute } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { finish } from './activities.ts'
import { ACTIVITIES } from './record-activities.ts'

type Values = Readonly<Record<string, unknown>>

/** What 14 asks of activities that programs planned, by their types (`mail_activity.py` of 14; each tried on 14.0). */
export function activityMethodsOf14(model: string): Readonly<Record<string, MethodDefinition>> {
  return {
    activity_search: {
      params: ['act_type_xmlids', 'user_id', 'additional_domain'],
      run: (env, ids, args) => {
        const found = plannedFor(env, model, ids, args)
        return found && new Recordset(ACTIVITIES, found)
      },
    },
    activity_reschedule: {
      params: ['act_type_xmlids', 'user_id', 'date_deadline', 'new_user_id'],
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
        return new Recordset(ACTIVITIES, found)
      },
    },
    activity_feedback: {
      params: ['act_type_xmlids', 'user_id', 'feedback'],
      required: 1,
      run: (env, ids, args) => {
        const found = plannedFor(env, model, ids, args)
        if (found === false) return false
        if (found.length > 0) finish(env, found, args.feedback)
        return true
      },
    },
    activity_unlink: {
      params: ['act_type_xmlids', 'user_id'],
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
  const { act_type_xmlids = '', user_id, additional_domain } = args
  const names = iterated(act_type_xmlids).map((name) => withAttribute(name, 'split'))
  const types = names.flatMap((name) => recordNamed(env, name)?.res_id ?? [])
  if (types.length === 0) return false
  env.checkAccess(env.table(ACTIVITIES), 'read')
  for (const id of ids) countedId(id)
  const planned = [
    ...[
      ['res_model', '=', model],
      ['res_id', 'in', ids],
      ['automated', '=', true],
      ['activity_type_id', 'in', types],
    ],
    ...(isTrue(user_id) ? [['user_id', '=', user_id]] : []),
  ]
  const added = isTrue(additional_domain) ? additional_domain : []
  if (!Array.isArray(added)) throw env.dialect.domains.notAList(added)
  return env.search(ACTIVITIES, [...planned, ...added])
}
