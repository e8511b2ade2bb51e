import { keyError, ServerException } from '../../python/exceptions.ts'
import { hashed, iterated, memberOf, withAttribute } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { selectionOf } from '../selection.ts'
import type { BaseCall } from './base-method.ts'
import { GROUP_METHODS } from './group-methods.ts'
import { oldProgressBar } from './old-progress-bar.ts'

type Counts = Record<string, number>
type Group = Readonly<Record<string, unknown>>

/**
 * `read_progress_bar` of 16 to 18: groups by both fields (addons/web/models/models.py). Up to 17 links and choices are told by
 * their names, since 18 by what is stored.
 */
export function progressBarOfGroups(call: BaseCall): Record<string, Counts> {
  const { args } = call
  const nameOf = namesOfKeys(call)
  const counted = memberOf(args.progress_bar, 'field')
  const groups = groupsBy(call, counted)
  if (groups === undefined) return oldProgressBar(call)
  const answer: Record<string, Counts> = {}
  for (const group of groups) {
    const name = nameOf(group[String(args.group_by)])
    const colors = iterated(memberOf(args.progress_bar, 'colors')).map((color) => [String(hashed(color)), 0])
    answer[name] ??= Object.fromEntries(colors)
    const counts = answer[name] as Counts
    const value = group[String(counted)]
    if (typeof value === 'string' && Object.hasOwn(counts, value))
      counts[value] = (counts[value] ?? 0) + Number(group.__count)
  }
  return answer
}

/** Undefined where nobody can group by one of them, and the records are counted one by one up to 17. */
function groupsBy(call: BaseCall, counted: unknown): Group[] | undefined {
  const { env, args } = call
  const { major } = env.dialect.series
  const fields = major === 18 ? ['__count'] : [counted]
  try {
    const asked = { domain: args.domain, fields, groupby: [args.group_by, counted], lazy: false }
    return GROUP_METHODS.read_group?.run({ ...call, args: asked }) as Group[]
  } catch (error) {
    const caught = major === 16 ? /UserError$/ : /ValueError$/
    if (major < 18 && error instanceof ServerException && caught.test(error.name)) return undefined
    throw error
  }
}

/** How the key of a group is told. */
function namesOfKeys({ env, model, args }: BaseCall): (key: unknown) => string {
  const { major } = env.dialect.series
  const told = (key: unknown) => (typeof key === 'string' ? key : pythonRepr(key))
  if (major >= 18) return (key) => told(Array.isArray(key) ? key[0] : key)
  const spec = String(args.group_by)
  const [path = ''] = withAttribute(args.group_by, 'partition').split(':')
  const name = major >= 17 ? (path.split('.')[0] ?? '') : path
  const { fields } = env.table(model)
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field === undefined) throw keyError(name)
  if (field.type !== 'selection') return (key) => told(Array.isArray(key) ? key[1] : key)
  if (!Object.hasOwn(fields, spec)) throw keyError(spec)
  const labels = new Map<unknown, string>(selectionOf(env, field))
  return (key) => told(labels.get(key) ?? false)
}
