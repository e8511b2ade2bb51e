import type { Series } from 'ooor/protocol'
import { DAY, HOUR, MINUTE, WEEK } from '../durations.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { timestamp } from '../orm/timestamp.ts'
import { runAction, SERVER_ACTIONS } from './server-actions.ts'
import { VACUUM } from './vacuum.ts'

const CRON = 'ir.cron'

const renameAction: NonNullable<FieldDefinition['write']> = ({ ir_actions_server_id }, name, env) =>
  env.write(SERVER_ACTIONS, [ir_actions_server_id as number], { name })

/** Actions by the clock, which nobody runs here but who asks (11 and later; tried on 14.0 and 19.0). */
export function cronModel({ major }: Series): ModelDefinition {
  return {
    name: CRON,
    description: 'Scheduled Actions',
    access: { system: 'rwcd' },
    order: 'cron_name',
    recName: 'cron_name',
    inherits: { ir_actions_server_id: SERVER_ACTIONS },
    fields: {
      ir_actions_server_id: {
        type: 'many2one',
        string: 'Server action',
        relation: SERVER_ACTIONS,
        required: true,
        onDelete: 'restrict',
      },
      cron_name: {
        type: 'char',
        string: 'Name',
        store: true,
        depends: ['ir_actions_server_id.name'],
        compute: ({ ir_actions_server_id }, env) =>
          env.table(SERVER_ACTIONS).rows.get(ir_actions_server_id as number)?.name ?? false,
        // Up to 16 it is the action's own (tried on 14.0).
        ...(major < 17 && { write: renameAction }),
      },
      user_id: runner('Scheduler User'),
      ...timed(),
      ...(major < 18 && COUNTED),
      ...(major >= 18 && {
        failure_count: { type: 'integer', string: 'Failure Count', default: 0 },
        first_failure_date: { type: 'datetime', string: 'First Failure Date' },
      }),
    },
    prepare: (values) => ({ state: 'code', ...values, usage: 'ir_cron' }),
    ...(major >= 18 && { constrain: checkInterval }),
    records: [
      {
        id: VACUUM.id,
        ...{ ir_actions_server_id: VACUUM.action, user_id: 1, active: true, priority: 3 },
        ...{ interval_number: 1, interval_type: 'days', nextcall: '2026-01-01 00:00:00', lastcall: false },
        ...(major < 18 && { numbercall: -1, doall: false }),
      },
    ],
    methods: { method_direct_trigger: { params: [], run: trigger } },
  }
}

/** A check of PostgreSQL's (tried on 19.0; 18 by source). */
const checkInterval: NonNullable<ModelDefinition['constrain']> = ({ interval_number }, env) => {
  const told = {
    words: 'The interval number must be a strictly positive number.',
    constraint: 'ir_cron_check_strictly_positive_interval',
  }
  const isPositive = typeof interval_number !== 'number' || interval_number > 0
  if (!isPositive) throw env.dialect.exceptions.constraint(told, {}, env.context)
}

/** Runs actions at once, as their users. */
function trigger(env: Environment, ids: readonly number[]): boolean {
  const table = env.table(CRON)
  // 18 runs one at a time (tried on 18.0).
  if (env.dialect.series.major === 18) singleton(CRON, ids)
  env.checkAccess(table, 'write')
  for (const id of ids) {
    const row = env.existing(table, id, 'write')
    runAction(env, row.ir_actions_server_id as number)
    const now = timestamp(env)
    // Since 19 it counts as the next run (tried on 14.0, 18.0 and 19.0).
    const next = env.dialect.series.major < 19 ? {} : { nextcall: later(row) }
    table.update(row, { lastcall: now, ...next })
  }
  return true
}

const UNITS: Readonly<Record<string, number>> = {
  minutes: MINUTE,
  hours: HOUR,
  days: DAY,
  weeks: WEEK,
}

/** The moment of the run after the next one. */
function later({ nextcall, interval_number, interval_type }: Readonly<Stored>): string {
  const moment = new Date(`${String(nextcall).replace(' ', 'T')}Z`)
  const count = Number(interval_number)
  const unit = UNITS[String(interval_type)]
  if (unit === undefined) moment.setUTCMonth(moment.getUTCMonth() + count)
  else moment.setTime(moment.getTime() + unit * count)
  return moment.toISOString().slice(0, 19).replace('T', ' ')
}

/** Who runs it. */
const runner = (string: string): FieldDefinition => ({
  type: 'many2one',
  string,
  relation: 'res.users',
  required: true,
  default: (env: Environment) => env.uid,
})

/** When it runs. */
const timed = (isOld = false): Record<string, FieldDefinition> => ({
  active: { type: 'boolean', string: 'Active', default: true },
  interval_number: { type: 'integer', string: 'Interval Number', default: 1 },
  interval_type: {
    type: 'selection',
    string: 'Interval Unit',
    selection: [
      ['minutes', 'Minutes'],
      ['hours', 'Hours'],
      ...(isOld ? ([['work_days', 'Work Days']] as const) : []),
      ['days', 'Days'],
      ['weeks', 'Weeks'],
      ['months', 'Months'],
    ],
    default: 'months',
  },
  nextcall: { type: 'datetime', string: 'Next Execution Date', required: true, default: timestamp },
  lastcall: { type: 'datetime', string: 'Last Execution Date' },
  priority: { type: 'integer', string: 'Priority', default: 5 },
})

/** How often it runs, up to 17. */
const COUNTED: Readonly<Record<string, FieldDefinition>> = {
  numbercall: { type: 'integer', string: 'Number of Calls', default: 1 },
  doall: { type: 'boolean', string: 'Repeat Missed' },
}

/** Up to 10 a method of a model, with its arguments as text (fields of a real 8.0). */
export function oldCronModel(): ModelDefinition {
  const { lastcall: _, ...times } = timed(true)
  return {
    name: CRON,
    description: CRON,
    access: { system: 'rwcd' },
    order: 'id',
    fields: {
      name: { type: 'char', string: 'Name', required: true },
      user_id: runner('User'),
      ...times,
      ...COUNTED,
      model: { type: 'char', string: 'Object' },
      function: { type: 'char', string: 'Method' },
      args: { type: 'text', string: 'Arguments', default: '()' },
    },
    records: [
      {
        ...{ id: VACUUM.id, name: 'AutoVacuum osv_memory objects', user_id: 1, active: true, priority: 5 },
        ...{
          interval_number: 1,
          interval_type: 'hours',
          nextcall: '2026-01-01 00:00:00',
          numbercall: -1,
          doall: false,
        },
        ...{ model: 'osv_memory.autovacuum', function: 'power_on', args: '()' },
      },
    ],
  }
}
