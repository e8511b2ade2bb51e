import { DAY } from '../durations.ts'
import { askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { hasField } from '../orm/field-rights.ts'
import { singleton } from '../orm/singleton.ts'
import { datetimeText } from '../orm/timestamp.ts'
import { activeOf } from './activity-finish.ts'
import { ACTIVITIES, activitiesOf } from './record-activities.ts'

type Methods = Readonly<Record<string, MethodDefinition>>

/** By what the buttons are called: the days from the one that it is for the server; next week begins on its Monday. */
type DaysFrom = (weekday: number) => number
const DAYS: Readonly<Record<string, DaysFrom>> = {
  today: () => 0,
  tomorrow: () => 1,
  nextweek: (weekday) => 7 - ((weekday + 6) % 7),
}

/** The activities of records are due on another day (`mail_activity.py` of 19; tried on 19.0). */
function reschedule(env: Environment, ids: readonly number[], daysFrom: DaysFrom): null {
  if (ids.length === 0) return null
  const open = activeOf(env, ids)
  const now = new Date(env.clock.milliseconds)
  const days = daysFrom(now.getUTCDay())
  const date_deadline = datetimeText(now.getTime() + days * DAY).slice(0, 'yyyy-mm-dd'.length)
  env.write(ACTIVITIES, open, { date_deadline })
  return null
}

/** Buttons of activities themselves. */
export const RESCHEDULED: Methods = Object.fromEntries(
  Object.entries(DAYS).map(([when, days]) => [
    `action_reschedule_${when}`,
    { params: [], run: (env: Environment, ids: readonly number[]) => reschedule(env, ids, days) },
  ]),
)

/** Buttons of what has activities: the next one of who presses them is moved. */
export function rescheduledNext(name: string): Methods {
  return Object.fromEntries(
    Object.entries(DAYS).map(([when, days]) => [
      `action_reschedule_my_next_${when}`,
      { params: [], run: (env: Environment, ids: readonly number[]) => reschedule(env, myNext(env, name, ids), days) },
    ]),
  )
}

/** What a record's activities are is told to employees alone. */
function myNext(env: Environment, model: string, ids: readonly number[]): number[] {
  const id = singleton(model, ids)
  hasField(env, env.table(model), 'activity_ids', 'read')
  askedRecords(env, model, [id])
  return activitiesOf(env, model, id)
    .filter(({ user_id }) => user_id === env.uid)
    .slice(0, 1)
    .map((activity) => activity.id)
}
