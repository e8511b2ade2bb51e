/**
 * What a sandbox was asked, as assertions: for vitest by importing `@ooor/sandbox/vitest`, for jest and
 * every other `expect` that can be extended by `expect.extend(sandboxMatchers)`.
 *
 * @module @ooor/sandbox/matchers
 */
import { ConfigError, checkOptions } from 'ooor/protocol'
import { hasWanted, isAsWanted } from './as-wanted.ts'
import type { AskedCall } from './laboratory/asked-call.ts'
import { type CallPattern, callPattern } from './laboratory/call-pattern.ts'
import { savedValues } from './laboratory/saved-values.ts'
import type { Sandbox } from './sandbox.ts'

/** What a call must have had to count; left out is whatever it had. */
export interface AskedWith {
  /** How many times; at least once when left out. */
  readonly times?: number
  /** True for those alone that were answered: not refused, nor broken off. @default all that was asked */
  readonly answered?: boolean
  /** The arguments, compared as JSON, and as `expect.any(…)` and the like say where they stand in them. */
  readonly args?: readonly unknown[]
  /** Named arguments, compared as JSON; others may be there. */
  readonly kwargs?: Readonly<Record<string, unknown>>
  /** What a record is made of or changed to, as it was sent, whether by `create`, `write` or `web_save`; others may be there. */
  readonly values?: Readonly<Record<string, unknown>>
}

/** The answer of a matcher, as vitest and jest want it. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/**
 * Matchers for `expect.extend`.
 *
 * ```ts
 * import { sandboxMatchers } from '@ooor/sandbox/matchers'
 *
 * expect.extend(sandboxMatchers)
 * expect(sandbox).toHaveBeenAsked('sale.order.action_confirm', { times: 1 })
 * expect(sandbox).not.toHaveBeenAsked('/shop/cart')
 * ```
 */
export const sandboxMatchers = {
  /** Whether a method of a model (`sale.order.write`, `sale.order.*`) was called, or a path asked for, as for faults. */
  toHaveBeenAsked(sandbox: Sandbox, name: string, wanted: AskedWith = {}): MatcherResult {
    checkOptions<AskedWith>('toHaveBeenAsked', wanted, {
      ...{ times: true, answered: true },
      ...{ args: true, kwargs: true, values: true },
    })
    const calls: readonly AskedCall[] | undefined = sandbox?.calls
    if (!Array.isArray(calls)) throw new ConfigError('toHaveBeenAsked is asked of a sandbox: expect(sandbox)')
    const pattern = callPattern(name)
    const named = calls.filter((call) => pattern !== undefined && isNamed(call, pattern))
    const slip = named.length === 0 ? sandbox.slipOf(name) : undefined
    if (slip !== undefined) throw new ConfigError(`nobody can have asked for '${name}': ${slip}`)
    const found = named.filter((call) => isWith(call, wanted))
    const { times } = wanted
    const pass = times === undefined ? found.length > 0 : found.length === times
    const count = times === undefined ? 'at least once' : timesOf(times)
    const isAboutArguments = [wanted.args, wanted.kwargs, wanted.values].some((part) => part !== undefined)
    const how = isAboutArguments ? ` with ${wantedText(wanted)}` : ''
    const came =
      !pass && isAboutArguments && named.length > 0 ? `; it came with ${named.map(withArguments).join(', ')}` : ''
    return {
      pass,
      message: () =>
        `expected the sandbox ${pass ? 'not ' : ''}to have been asked ${name}${how} ${count}; it was ${timesOf(found.length)}, of: ${summary(calls)}${came}`,
    }
  },
}

function isNamed({ name, path, args }: AskedCall, pattern: CallPattern): boolean {
  return pattern(path, () => {
    if (name === undefined) return undefined
    const dot = name.lastIndexOf('.')
    return { model: name.slice(0, dot), method: name.slice(dot + 1), args }
  })
}

function isWith(call: AskedCall, { args, kwargs = {}, values, answered }: AskedWith): boolean {
  if (answered !== undefined && answered === call.isRefused) return false
  if (args !== undefined && !isAsWanted(call.args, args)) return false
  if (values !== undefined && !savedBy(call).some((row) => hasWanted(row, values))) return false
  return hasWanted(call.kwargs, kwargs)
}

const savedBy = ({ name = '', args, kwargs }: AskedCall) =>
  savedValues({ method: name.slice(name.lastIndexOf('.') + 1), args, kwargs })

/** The arguments that were looked for, as they were written. */
function wantedText({ args, kwargs, values }: AskedWith): string {
  const parts = Object.entries({ args, kwargs, values }).filter(([, part]) => part !== undefined)
  return parts.map(([name, part]) => `${name} ${JSON.stringify(part, matcherText)}`).join(', ')
}

/** `expect.any(String)` and the like have words for themselves, which JSON has not. */
function matcherText(_: string, part: unknown): unknown {
  const { asymmetricMatch, toAsymmetricMatcher } = (part ?? {}) as Readonly<Record<string, unknown>>
  if (typeof asymmetricMatch !== 'function') return part
  return typeof toAsymmetricMatcher === 'function' ? toAsymmetricMatcher.call(part) : String(part)
}

const timesOf = (count: number) => (count === 1 ? 'once' : `${count} times`)

/** As it was sent: what differs is seen. */
function withArguments(call: AskedCall): string {
  const { args, kwargs, name = '' } = call
  // What is to be read of a record that is saved is long, and tested by nobody.
  if (name.endsWith('.web_save'))
    return savedBy(call)
      .map((row) => JSON.stringify(row))
      .join(', ')
  return `${JSON.stringify(args)} ${JSON.stringify(kwargs)}`
}

/** Each call once, with how often. */
function summary(calls: readonly AskedCall[]): string {
  const counts = new Map<string, number>()
  for (const { name, path } of calls) counts.set(name ?? path, (counts.get(name ?? path) ?? 0) + 1)
  if (counts.size === 0) return 'nothing'
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} × ${count}`)).join(', ')
}
