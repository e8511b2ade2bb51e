import { ConfigError } from 'ooor/protocol'
import { Recordset } from '../python/recordset.ts'
import { SentBinary } from '../python/sent-binary.ts'
import type { ModelDefinition } from './definition.ts'
import { withNearNames } from './near-names.ts'

type Methods = NonNullable<ModelDefinition['methods']>
type Prepare = NonNullable<ModelDefinition['prepare']>

/** Methods of a user's own, whose answers are looked at: no wire carries functions, and a `Date` would be a text of JavaScript's. */
export function methodsOfOwn(model: string, methods: Methods): Methods {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => {
      const run: typeof method.run = (env, ids, args) =>
        dataOf(`${model}.${name}`, method.run(withNearNames(env), ids, args))
      return [name, { ...method, run }]
    }),
  )
}

/** A rule of a user's own that makes values of values. Raises where it answers none. */
export function prepareOfOwn(model: string, prepare: Prepare): Prepare {
  return (values, env) => {
    const answer = prepare(values, env)
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return dataOf(model, answer)
    throw new ConfigError(
      `\`prepare\` of ${model} answers no values: answer all of them, as { ...values, x_code: 'A' }`,
    )
  }
}

/** A value as it is, where it is data. Raises a `ConfigError` that tells what is none, and where. */
export function dataOf<T>(what: string, value: T): T {
  // What comes later is told elsewhere; what goes in circles fails on the wire.
  if (!(value instanceof Promise)) check(what, value, '', new Set())
  return value
}

function check(what: string, value: unknown, path: string, within: Set<unknown>): void {
  const kind = strangerOf(value)
  if (kind !== undefined) {
    const where = path === '' ? '' : ` at ${path.replace(/^\./, '')}`
    throw new ConfigError(`${what} answers a ${kind}${where}: answer data, ${REMEDIES[kind] ?? REMEDY}`)
  }
  if (typeof value !== 'object' || value === null || within.has(value)) return
  within.add(value)
  for (const [name, part] of Object.entries(value)) {
    check(what, part, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`, within)
  }
}

const REMEDY = 'as texts, numbers, lists and plain objects'
const REMEDIES: Readonly<Record<string, string>> = {
  Date: "a moment as '2026-12-31 10:00:00', a day as '2026-12-31'",
  bigint: 'a number',
}

/** What no server could answer; undefined for data. */
function strangerOf(value: unknown): string | undefined {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return typeof value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  if (value instanceof Recordset || value instanceof SentBinary) return undefined
  // Of any realm: test runners have several.
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return tag === 'Object' || tag === 'Promise' ? undefined : tag
}
