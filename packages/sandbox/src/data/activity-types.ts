import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { EMPLOYEES_READ, salesManagersOf16 } from './access-rights.ts'

const TO_DO = 4

/** What kinds of things there are to do (rows and fields as 14.0 and 19.0 have them; up to 13 without the fields). */
export function activityTypes(major: number): ModelDefinition {
  const isNew = major >= 14
  return {
    name: 'mail.activity.type',
    description: 'Activity Type',
    access: { ...EMPLOYEES_READ, ...salesManagersOf16(major) },
    ...(isNew && { order: major < 19 ? 'sequence' : 'sequence, id' }),
    fields: {
      name: { type: 'char', string: 'Name', required: true, translate: true },
      icon: { type: 'char', string: 'Icon' },
      ...(isNew && typeFields(major)),
    },
    removed: letGo,
    amended: { create_uid: { told: { readonly: false } } },
    records: rows(major).map(({ id, name, icon, ...more }) => ({ id, name, icon, ...(isNew && more) })),
  }
}

function typeFields(major: number): ModelDefinition['fields'] {
  const isLater = major >= 17
  return {
    summary: { type: 'char', string: 'Default Summary', translate: true },
    sequence: {
      type: 'integer',
      string: 'Sequence',
      default: 10,
      ...(major >= 19 && { told: { aggregator: undefined } }),
    },
    active: { type: 'boolean', string: 'Active', default: true },
    delay_count: {
      type: 'integer',
      string: major < 19 ? 'Scheduled Date' : 'Schedule',
      default: 0,
    },
    delay_unit: {
      type: 'selection',
      string: 'Delay units',
      help: 'Unit of delay',
      required: true,
      selection: [
        ['days', 'days'],
        ['weeks', 'weeks'],
        ['months', 'months'],
      ],
      default: 'days',
    },
    delay_from: {
      type: 'selection',
      string: 'Delay Type',
      help: 'Type of delay',
      required: true,
      selection: [
        ['current_date', afterCompletion(major)],
        ['previous_activity', 'after previous activity deadline'],
      ],
      default: 'previous_activity',
    },
    decoration_type: {
      type: 'selection',
      string: 'Decoration Type',
      selection: [
        ['warning', 'Alert'],
        ['danger', 'Error'],
      ],
    },
    category: {
      type: 'selection',
      string: isLater ? 'Action' : 'Action to Perform',
      selection: [
        ['default', 'None'],
        ['upload_file', 'Upload Document'],
        ...(major >= 16 ? ([['phonecall', 'Phonecall']] as const) : []),
      ],
      default: 'default',
    },
  }
}

function afterCompletion(major: number): string {
  if (major >= 19) return 'after previous activity completion date'
  return major < 16 ? 'after validation date' : 'after completion date'
}

function rows(major: number) {
  const isLater = major >= 17
  const of = (id: number, name: string, icon: string, sequence: number, delay_count = 0, more: object = {}) => ({
    ...{ id, name, icon, sequence, delay_count, active: true, category: 'default', decoration_type: false },
    ...{ delay_unit: 'days', delay_from: 'previous_activity' },
    summary: major >= 19 && id < 6 ? name : false,
    ...more,
  })
  return [
    of(1, 'Email', 'fa-envelope', 3),
    of(2, 'Call', 'fa-phone', 6, 2, major >= 16 ? { category: 'phonecall' } : {}),
    of(3, 'Meeting', 'fa-users', 9),
    // Its picture came with 18, its place with 19 (tried on 17.0 and 18.0).
    of(4, isLater ? 'To-Do' : 'To Do', major < 18 ? 'fa-tasks' : 'fa-check', major < 19 ? 12 : 2, 5),
    ...(major < 14
      ? []
      : [
          of(5, major >= 19 ? 'Document' : 'Upload Document', 'fa-upload', 25, 5, { category: 'upload_file' }),
          of(6, 'Exception', 'fa-warning', 99, 0, { active: false, decoration_type: 'warning' }),
          ...(major < 15 ? [of(7, 'Order Upsell', 'fa-line-chart', 10)] : []),
        ]),
  ]
}

/** What is needed elsewhere stays; since 19 what was to be done by a kind that goes is something to do (tried on 16.0 to 19.0). */
function letGo(rows: readonly Readonly<Stored>[], env: Environment): void {
  const { major } = env.dialect.series
  if (major < 18) return
  const needed = rows.filter(({ id }) => (major < 19 ? id === TO_DO : id >= 2 && id <= TO_DO))
  if (needed.length > 0) throw userError(major < 19 ? REMINDS : requiredElsewhere(needed))
  if (major < 19) return
  const activities = env.table('mail.activity')
  const planned = rows.flatMap(({ id }) => activities.referring('activity_type_id', id))
  for (const row of planned) activities.update(row, { activity_type_id: TO_DO })
}

const REMINDS =
  "The 'To-Do' activity type is used to create reminders from the top bar menu and the command palette. Consequently, it cannot be archived or deleted."

const requiredElsewhere = (rows: readonly Readonly<Stored>[]) =>
  `You cannot delete ${rows.map(({ name }) => String(name)).join(', ')} as it is required in various apps.`
