import type { Series } from 'ooor/protocol'
import { askedId, isOfNewRecord, noOperator } from '../orm/asked-ids.ts'
import type { FieldDefinition, MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment, Table } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { typeError, userError } from '../python/exceptions.ts'
import { postgresError, pythonType } from '../python/eyes.ts'
import { dayOf, filled, type Moments, momentsOf } from './sequence-text.ts'

const MODEL = 'ir.sequence'

const RANGES = 'ir.sequence.date_range'

/** Numbers for documents, since 9 also apart for spans of time: employees draw them, administrators define them (tried on 14.0 and 19.0). */
export function sequenceModels(series: Series): ModelDefinition[] {
  const { major } = series
  const all = major < 19 ? { ...sequences, methods: { ...sequences.methods, ...OLD_METHODS } } : sequences
  return major < 9 ? [all] : [{ ...all, fields: { ...all.fields, ...RANGE_FIELDS } }, dateRanges(major)]
}

const RANGE_FIELDS: Record<string, FieldDefinition> = {
  use_date_range: { type: 'boolean', string: 'Use subsequences per date_range' },
  date_range_ids: { type: 'one2many', string: 'Subsequences', relation: RANGES, inverse: 'sequence_id' },
}

const dateRanges = (major: number): ModelDefinition => ({
  name: RANGES,
  description: 'Sequence Date Range',
  access: { system: 'rwcd', user: 'r' },
  recName: 'sequence_id',
  displayName: ({ sequence_id }, env) => env.sudo().displayName(MODEL, sequence_id as number),
  fields: {
    date_from: { type: 'date', string: 'From', required: true },
    date_to: { type: 'date', string: 'To', required: true },
    sequence_id: { type: 'many2one', string: 'Main Sequence', relation: MODEL, required: true, onDelete: 'cascade' },
    number_next: {
      type: 'integer',
      string: 'Next Number',
      required: true,
      default: 1,
      help: 'Next number of this sequence',
    },
    number_next_actual: {
      type: 'integer',
      string: 'Actual Next Number',
      help: 'Next number that will be used. This number can be incremented frequently so the displayed value might already be obsolete',
      store: false,
      compute: (row, env) => nextNumber(row, sequenceOf(row, env)),
      write: (row, value, env) => restart(row, value, sequenceOf(row, env), env.table(RANGES)),
    },
  },
  // Two of the same days are refused since 15; 14 takes them (tried).
  ...(major >= 15 && {
    unique: {
      'sequence_id,date_from,date_to':
        'You cannot create two date ranges for the same sequence with the same date range.',
    },
  }),
  written: (rows, values, env) => {
    if ('number_next' in values) for (const row of rows) env.table(RANGES).update(row, { drawn: row.number_next })
  },
})

const sequenceOf = ({ sequence_id }: Readonly<Stored>, env: Environment) =>
  env.table(MODEL).rows.get(sequence_id as number)

const sequences: ModelDefinition = {
  name: MODEL,
  description: 'Sequence',
  access: { system: 'rwcd', user: 'r' },
  order: 'name',
  constrain: ({ implementation, number_increment }, { dialect }) => {
    // Since 16 they are made with steps of one, and 19 minds it when it changes (tried on 16.0 to 19.0).
    const { major } = dialect.series
    if (major < 14 || major >= 16 || implementation !== 'standard' || number_increment !== 0) return
    throw userError('Step must not be zero.')
  },
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    code: { type: 'char', string: 'Sequence Code' },
    implementation: {
      type: 'selection',
      string: 'Implementation',
      required: true,
      selection: [
        ['standard', 'Standard'],
        ['no_gap', 'No gap'],
      ],
      default: 'standard',
    },
    active: { type: 'boolean', string: 'Active', default: true },
    prefix: { type: 'char', string: 'Prefix' },
    suffix: { type: 'char', string: 'Suffix' },
    number_next: { type: 'integer', string: 'Next Number', required: true, default: 1 },
    number_next_actual: {
      type: 'integer',
      string: 'Actual Next Number',
      since: 7,
      store: false,
      // Of one that is being made nobody has asked (tried on 19.0).
      compute: (row, env) => (row.id <= 0 && env.dialect.series.major >= 19 ? 0 : nextNumber(row, row)),
      write: (row, value, env) => restart(row, value, row, env.table(MODEL)),
    },
    number_increment: { type: 'integer', string: 'Step', required: true, default: 1 },
    padding: { type: 'integer', string: 'Sequence Size', required: true, default: 0 },
    company_id: {
      type: 'many2one',
      string: 'Company',
      relation: 'res.company',
      default: (env: Environment) => env.companyId,
    },
  },
  refuses: (rows, values, env) => {
    const { number_increment: step, number_next } = values
    const { major } = env.dialect.series
    if (major < 14) return
    if (major >= 19 && step === 0) throw userError('Step must not be zero.')
    const next = (major < 16 ? undefined : values.number_next_actual) ?? number_next
    // Which way it counts was said when it was made.
    for (const row of next ? rows : []) if (!isGapless(row)) checkStart('RESTART', next, row.drawn)
  },
  prepare: (values, env) => {
    const {
      number_increment: step = 1,
      number_next = 1,
      number_next_actual: actual,
      implementation = 'standard',
    } = values
    const { major } = env.dialect.series
    // Since 16 nothing is one (tried on 14.0 and 16.0 to 19.0).
    if (major >= 14 && implementation === 'standard' && (major < 16 || step !== 0))
      checkStart('START', major < 16 ? number_next : (actual ?? number_next) || 1, step)
    return values
  },
  // A standard one counts in PostgreSQL, apart from the row: `drawn` is what it gives next.
  written: (rows, values, env) => {
    // Of nothing nobody counts anew (tried on 16.0 to 18.0).
    const isTold = env.dialect.series.major < 16 ? 'number_next' in values : Boolean(values.number_next)
    for (const row of rows) {
      const restarts = isTold || row.drawn === undefined
      if (isGapless(row)) env.table(MODEL).update(row, { drawn: undefined })
      else if (restarts) env.table(MODEL).update(row, { drawn: row.number_next || firstOf(row, env) })
    }
  },
  methods: {
    next_by_code: {
      params: ['sequence_code', 'sequence_date'],
      required: 1,
      model: true,
      run: (env, _ids, { sequence_code, sequence_date }) => nextByCode(env, sequence_code, sequence_date),
    },
    next_by_id: nextById(),
    get_next_char: {
      params: ['number_next'],
      required: 1,
      run: (env, ids, { number_next }) => {
        const row = env.existing(env.table(MODEL), singleton(MODEL, ids), 'read')
        env.checkAccess(env.table(MODEL), 'read')
        if (typeof number_next !== 'number' && typeof number_next !== 'boolean') {
          throw typeError(`%d format: a real number is required, not ${pythonType(number_next)}`)
        }
        return textOf(env, row, Math.trunc(Number(number_next)), momentsOf(env))
      },
    },
  },
}

/** Nothing is one to PostgreSQL (tried on 16.0 to 19.0), and no other number than before (tried on 14.0). */
const firstOf = ({ drawn }: Readonly<Stored>, { dialect }: Environment) =>
  dialect.series.major < 16 ? (drawn ?? 0) : 1

/** A sequence of PostgreSQL counts from one upwards, or from minus one downwards (tried on 16.0 to 19.0). */
function checkStart(clause: 'START' | 'RESTART', start: unknown, step: unknown): void {
  const [first, isDown] = [start === false ? 1 : Number(start), Number(step) < 0]
  if (isDown ? first <= -1 : first >= 1) return
  const end = isDown ? 'greater than MAXVALUE (-1)' : 'less than MINVALUE (1)'
  throw postgresError('InvalidParameterValue', `${clause} value (${first}) cannot be ${end}\n`)
}

function nextById(): MethodDefinition {
  return {
    params: ['sequence_date'],
    run: (env, ids, { sequence_date }) => {
      const table = env.table(MODEL)
      env.checkAccess(table, 'read')
      const { major } = env.dialect.series
      // The row of none is locked (tried on 14.0 and 19.0).
      if (ids.length === 0 && major >= 13 && major !== 17 && major !== 18) throw noOperator('boolean')
      const [id = 0] = ids
      if (ids.length > 1) singleton(MODEL, ids)
      // On 14 zero is a number like another (tried on 14.0 and 19.0).
      if (major >= 19 ? isOfNewRecord(id, major) : major === 14 && id === 0) throw notCounted(id)
      return draw(env, env.existing(table, id, 'read'), sequence_date)
    },
  }
}

function nextByCode(env: Environment, code: unknown, date?: unknown): string | false {
  const table = env.table(MODEL)
  const ids = env.search(MODEL, [
    ['code', '=', code],
    ['company_id', 'in', [env.companyId, false]],
  ])
  const rows = ids.flatMap((id) => table.rows.get(id) ?? [])
  const row = rows.find(({ company_id }) => company_id) ?? rows[0]
  return row === undefined ? false : draw(env, row, date)
}

/** How numbers were drawn before 8, which older programs still do (tried on 14.0; gone with 19). */
const OLD_METHODS: Readonly<Record<string, MethodDefinition>> = {
  get: { params: ['code'], required: 1, model: true, run: (env, _ids, { code }) => nextByCode(env, code) },
  get_id: {
    params: ['sequence_code_or_id', 'code_or_id'],
    required: 1,
    model: true,
    run: (env, _ids, { sequence_code_or_id: given, code_or_id: kind = 'id' }) =>
      kind === 'id' ? nextById().run(env, [askedId(given, env.dialect.series.major)], {}) : nextByCode(env, given),
  },
}

/** One that is being made counts in PostgreSQL, which knows it not (tried on 19.0). */
function notCounted(id: unknown): Error {
  if (typeof id !== 'number' && typeof id !== 'boolean') {
    return typeError(`%d format: a real number is required, not ${pythonType(id)}`)
  }
  return postgresError('UndefinedTable', 'relation "ir_sequence_000" does not exist\n')
}

const isGapless = (sequence: Readonly<Stored> | undefined) => sequence?.implementation === 'no_gap'

/** What a sequence gives next, or a span of time of it. */
function nextNumber(row: Readonly<Stored>, sequence: Readonly<Stored> | undefined): number {
  return Number(isGapless(sequence) ? row.number_next : (row.drawn ?? row.number_next))
}

function restart(row: Readonly<Stored>, value: unknown, sequence: Readonly<Stored> | undefined, table: Table): void {
  table.update(row, { number_next: value || 1, drawn: isGapless(sequence) ? undefined : value || 1 })
}

function draw(env: Environment, row: Readonly<Stored>, given: unknown): string {
  const moments = momentsOf(env)
  if (row.use_date_range !== true) return drawn(env, env.table(MODEL), row, row, moments)
  const day = dayOf(env, given || env.context.ir_sequence_date || env.moment())
  const range = rangeOf(env, row, day)
  const from = `${String(range.date_from)} 00:00:00`
  return drawn(env, env.table(RANGES), range, row, { ...moments, range: from })
}

function drawn(
  env: Environment,
  table: Table,
  counter: Readonly<Stored>,
  sequence: Readonly<Stored>,
  moments: Moments,
): string {
  const number = nextNumber(counter, sequence)
  const next = number + Number(sequence.number_increment)
  // Looked at before anything is drawn.
  const text = textOf(env, sequence, number, moments)
  table.update(counter, isGapless(sequence) ? { number_next: next } : { drawn: next })
  return text
}

/** A number between the prefix and the suffix of its sequence. */
function textOf(env: Environment, sequence: Readonly<Stored>, number: number, moments: Moments): string {
  const [prefix, suffix] = [sequence.prefix, sequence.suffix].map((text) => filled(env, sequence, text, moments))
  const width = Number(sequence.padding)
  // Less than none fills up behind it (tried on 14.0 and 19.0).
  const digits = width < 0 ? String(number).padEnd(-width) : String(number).padStart(width, '0')
  return `${prefix}${digits}${suffix}`
}

/** The span of time with a day. Where there is none it is made: of a year, and next to those that are there. */
function rangeOf(env: Environment, { id }: Readonly<Stored>, day: string): Readonly<Stored> {
  const table = env.table(RANGES)
  const ranges = table.referring('sequence_id', id)
  const found = ranges.find(({ date_from, date_to }) => String(date_from) <= day && day <= String(date_to))
  if (found !== undefined) return found
  const year = day.slice(0, 4)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const starts = ranges.map(({ date_from }) => String(date_from)).filter((from) => from >= day && from <= last)
  const ends = ranges.map(({ date_to }) => String(date_to)).filter((to) => to >= first && to <= day)
  const made = env.sudo().create(RANGES, {
    sequence_id: id,
    date_from: ends.length === 0 ? first : dayAfter(ends.toSorted().at(-1) as string, 1),
    date_to: starts.length === 0 ? last : dayAfter(starts.toSorted().at(-1) as string, -1),
  })
  return table.rows.get(made) as Readonly<Stored>
}

function dayAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 'yyyy-mm-dd'.length)
}
