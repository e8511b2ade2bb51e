import type { Call, Kind } from './call.ts'
import { CHANGES } from './call.ts'
import type { Values } from './values.ts'
import { Ref } from './world.ts'

/** Ids that nobody has. True is 1 to Python: such never goes to a method that changes records. */
const NOBODY: readonly unknown[] = [
  [999_999_999],
  999_999_999,
  [-1],
  [0],
  [],
  [null],
  ['abc'],
  'abc',
  null,
  [[]],
  {},
  [{}],
]

/** What Odoo refuses, or survives: a call with one thing in it that is wrong. */
export function spoiled(call: Call, values: Values, kind: Kind): Call {
  return kind === 'invalid' ? invalid(call, values) : hostile(call, values)
}

function invalid(call: Call, values: Values): Call {
  const { args, kwargs } = call
  const wrong = values.random.pick(INVALID.filter(({ fits }) => fits(call)))
  return { ...call, ...wrong.make(args, kwargs, values) }
}

type Spoiled = Partial<Pick<Call, 'args' | 'kwargs' | 'method'>>

interface Wrong {
  readonly fits: (call: Call) => boolean
  readonly make: (args: readonly unknown[], kwargs: Call['kwargs'], values: Values) => Spoiled
}

const SEARCHES = new Set(['search', 'search_count', 'search_read'])
const ON_IDS = new Set([
  'read',
  'write',
  'unlink',
  'copy',
  'web_read',
  'name_get',
  'export_data',
  'has_access',
  'check_access',
])
const is =
  (...names: string[]) =>
  (call: Call) =>
    names.includes(call.method)

const searched =
  (term: unknown): Wrong['make'] =>
  (args) => ({ args: [[...(args[0] as unknown[]), term], ...args.slice(1)] })
const written =
  (name: string, value: unknown): Wrong['make'] =>
  (args) => ({
    args: args.map((one, index) => (index === args.length - 1 && isValues(one) ? { ...one, [name]: value } : one)),
  })
const isValues = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Ref)

const INVALID: readonly Wrong[] = [
  { fits: () => true, make: () => ({ method: 'no_such_method' }) },
  { fits: () => true, make: (args) => ({ args: [...args, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }) },
  { fits: () => true, make: (_, kwargs) => ({ kwargs: { ...kwargs, nosuch: 1 } }) },
  { fits: ({ method }) => !CHANGES.has(method), make: () => ({ args: [], kwargs: {} }) },
  { fits: ({ method }) => SEARCHES.has(method), make: searched(['nosuch', '=', 1]) },
  { fits: ({ method }) => SEARCHES.has(method), make: searched(['name', 'nosuch', 1]) },
  { fits: ({ method }) => SEARCHES.has(method), make: searched('|') },
  { fits: ({ method }) => SEARCHES.has(method), make: searched(['name', '=']) },
  { fits: ({ method }) => SEARCHES.has(method), make: searched(['id', '=', 'abc']) },
  { fits: ({ method }) => SEARCHES.has(method), make: searched(['create_date', '>', 'soon']) },
  { fits: is('search', 'search_read'), make: (args, kwargs) => ({ args, kwargs: { ...kwargs, order: 'nosuch' } }) },
  { fits: is('search', 'search_read'), make: (args, kwargs) => ({ args, kwargs: { ...kwargs, order: 'id; drop' } }) },
  { fits: is('search', 'search_read'), make: (args, kwargs) => ({ args, kwargs: { ...kwargs, limit: -1 } }) },
  { fits: is('search', 'search_read'), make: (args, kwargs) => ({ args, kwargs: { ...kwargs, offset: -1 } }) },
  { fits: is('read', 'search_read', 'export_data'), make: (args) => ({ args: [args[0], ['nosuch']] }) },
  { fits: is('create', 'write', 'web_save'), make: written('nosuch', 1) },
  { fits: is('create', 'write'), make: written('name', false) },
  { fits: is('create', 'write'), make: written('create_date', 'soon') },
  { fits: is('create', 'write'), make: written('type', 'nosuch') },
  { fits: is('create', 'write'), make: written('partner_id', 999_999_999) },
  { fits: is('create', 'write'), make: written('parent_id', 999_999_999) },
  { fits: is('create', 'write'), make: written('category_id', [[4, 999_999_999]]) },
  { fits: ({ method }) => ON_IDS.has(method), make: (args) => ({ args: [[999_999_999], ...args.slice(1)] }) },
  { fits: is('read_group', 'formatted_read_group'), make: (args) => ({ args: [args[0], [], ['nosuch']] }) },
  { fits: is('load'), make: () => ({ args: [['nosuch'], [['x']]] }) },
  { fits: is('load'), make: () => ({ args: [['name', 'color'], [['x', 'abc']]] }) },
  { fits: is('default_get', 'fields_get'), make: () => ({ args: [['nosuch']] }) },
  {
    fits: is('check_access_rights', 'has_access', 'check_access'),
    make: (args) => ({ args: [...args.slice(0, -1), 'nosuch'] }),
  },
]

/** One argument of another type. */
function hostile(call: Call, values: Values): Call {
  const { args, kwargs, method } = call
  const isChange = CHANGES.has(method)
  const names = Object.keys(kwargs)
  const index = values.random.below(args.length + names.length)
  if (args.length + names.length === 0) return { ...call, args: [values.stranger()] }
  if (index >= args.length)
    return { ...call, kwargs: { ...kwargs, [names[index - args.length] as string]: values.stranger() } }
  const given = args[index]
  // A value inside of a record's, rather than the record as a whole.
  if (
    isValues(given) &&
    !('name' in given && values.chance(0.3)) &&
    Object.keys(given).length > 0 &&
    values.chance(0.7)
  ) {
    const name = values.random.pick(Object.keys(given))
    // True is 1 to Python, and record 1 belongs to everybody.
    const stranger = values.stranger()
    const value = stranger === true && name.endsWith('_id') ? null : stranger
    return { ...call, args: args.with(index, { ...given, [name]: value }) }
  }
  if (isChange && method !== 'create' && method !== 'load' && method !== 'name_create' && index === 0) {
    return { ...call, args: args.with(0, values.random.pick(NOBODY)) }
  }
  return { ...call, args: args.with(index, values.stranger()) }
}
