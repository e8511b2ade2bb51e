import { isOoorError, UnknownFieldError } from 'ooor/errors'
import { nearest } from 'ooor/schema'
import { unknownName } from '../expressions/unknown-name.ts'
import { MEMBERS } from './completion/library-members.ts'

/** Two lines for an error: what happened, and where or what helps. */
export function errorLines(error: unknown, names: readonly string[], file = 'console'): [what: string, more: string] {
  if (!(error instanceof Error)) return [`thrown: ${String(error)}`, 'throw an Error, which says where it comes from']
  const message = unknownName(error)
    .split(/\s*\n\s*/)
    .join(' ')
  const what = `${error.name}: ${message}`
  const remedy = remedyFor(error)
  if (remedy !== undefined) return [what, remedy]
  if (isOoorError(error)) {
    const call = error.model !== undefined && error.method !== undefined ? `${error.model}.${error.method}` : error.path
    const parts = [call === undefined ? undefined : `in ${call}`, placeOf(error, file), '_error has all of it']
    return [what, parts.filter((part) => part !== undefined).join(', ')]
  }
  const [, unknown] = /^(\S+) is not defined$/.exec(message) ?? []
  const near = unknown === undefined ? [] : namesLike(unknown, new Set(names))
  if (near.length > 0) return [what, `did you mean ${near.join(', ')}?`]
  if (error.name === 'AbortError' || (error as { readonly code?: string }).code === INTERRUPTED) {
    return ['interrupted', 'calls under way were ended; what a write did is to be looked at']
  }
  return [what, placeOf(error, file) ?? '_error has all of it']
}

/** Names that are like one, and those of which it is the end, as `saleOrders` for `orders`. */
function namesLike(name: string, names: ReadonlySet<string>): string[] {
  const end = name.toLowerCase()
  const longer = end.length < 4 ? [] : [...names].filter((one) => one.toLowerCase().endsWith(end))
  return [...new Set([...nearest(name, names), ...longer.sort((a, b) => a.length - b.length)])].slice(0, 3)
}

/** What helps who comes from SQL, or takes a query for a list. */
function remedyFor(error: Error): string | undefined {
  const [, name] = error instanceof TypeError ? (/(\w+) is not a function$/.exec(error.message) ?? []) : []
  if (name !== undefined) return insteadOf(name)
  const [, path] = UnknownFieldError.is(error) ? (/has no field '(\w+(?:\.\w+)+)'/.exec(error.message) ?? []) : []
  if (path === undefined) return undefined
  const [last = '', ...before] = path.split('.').reverse()
  const selection = before.reduce((inner, name) => `{ ${name}: ${inner} }`, `{ ${last}: true }`)
  return `what lies beyond a relation is selected by objects: select(${selection}); conditions take the path`
}

function insteadOf(name: string): string | undefined {
  if (AGGREGATES.has(name)) {
    return `that is told of groups: groupBy().aggregate({ total: 'amount_total:${name}' }), with keys or without`
  }
  if (MEMBERS.list.some((one) => one === name)) return `await what stands before it: (await …).${name}(…)`
  const near = nearest(name, new Set([...MEMBERS.model, ...MEMBERS.record, ...MEMBERS.groups]))
  return near.length === 0 ? undefined : `did you mean ${near.join(', ')}?`
}

const AGGREGATES = new Set(['sum', 'avg', 'min', 'max'])

/** True for what begins as a statement of SQL. */
export function isSql(code: string): boolean {
  return /^\s*(?:select|insert|update|delete|show|describe|desc|use|\\d)\b(?!\s*[=.(])/i.test(code)
}

/** What to write in the place of SQL. */
export const NO_SQL =
  "this is JavaScript, as partners.where({ active: true }).select('name').order('id').limit(5); .help compares it with SQL"

const INTERRUPTED = 'ERR_SCRIPT_EXECUTION_INTERRUPTED'

/** Where in the line, or in the program. */
function placeOf({ stack = '' }: Error, file: string): string | undefined {
  const line = stack.split('\n').find((one) => /^\s+at /.test(one) && one.includes(`${file}:`))
  const [, place] = /:(\d+:\d+)\)?$/.exec(line ?? '') ?? []
  return place === undefined ? undefined : `at ${file}:${place}`
}
