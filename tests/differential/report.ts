import type { Kind } from './call.ts'
import { groupBy } from './group-by.ts'
import type { Result } from './run.ts'
import { shown } from './world.ts'

/** How much of what was asked is answered alike. */
export interface Share {
  readonly asked: number
  readonly equal: number
  /** From 0 to 100. */
  readonly percent: number
}

export function share<T>(all: readonly T[], isEqual: (one: T) => boolean): Share {
  const equal = all.filter(isEqual).length
  return { asked: all.length, equal, percent: all.length === 0 ? 100 : (100 * equal) / all.length }
}

export const shareOf = (results: readonly Result[]): Share =>
  share(results, ({ difference }) => difference === undefined)

/** Of what one side at least refused. */
export function refusals(results: readonly Result[]): Result[] {
  return results.filter(({ isRefused, difference }) => isRefused || difference?.isOfErrors === true)
}

/** In words: shares by kind, user and method, then the differences by their cause, the most frequent first. */
export function reportOf(title: string, results: readonly Result[]): string {
  const kinds: readonly Kind[] = ['valid', 'invalid', 'hostile']
  const by = (name: string, keyOf: (result: Result) => string) =>
    [...groupBy(results, keyOf)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, some]) => line(`${name} ${key}`, shareOf(some)))
  return [
    `# ${title}`,
    line('all', shareOf(results)),
    line('refusals, by the exception', shareOf(refusals(results))),
    ...kinds.map((kind) => line(kind, shareOf(results.filter(({ call }) => call.kind === kind)))),
    ...by('as', ({ call }) => call.login),
    ...by('method', ({ call }) => call.method),
    '',
    ...causes(results),
  ].join('\n')
}

/** A share in words. */
export const line = (name: string, { asked, equal, percent }: Share) =>
  `${name}: ${percent.toFixed(1)} % (${equal} of ${asked})`

function causes(results: readonly Result[]): string[] {
  const different = results.flatMap(({ difference }) => difference ?? [])
  const groups = groupBy(different, ({ call, cause, isOfErrors }) =>
    isOfErrors ? `${call.method}: ${cause}` : `${call.method} of ${call.model}: ${cause}`,
  )
  return [...groups]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .flatMap(([cause, [first, ...others]]) => [
      `${others.length + 1} x ${cause}`,
      `    ${first?.call.login}: ${shown(first?.call.args).slice(0, 300)} ${shown(first?.call.kwargs).slice(0, 150)}`,
      `    real ${told(first?.real)}`,
      `    here ${told(first?.sandbox)}`,
    ])
}

const told = (outcome: unknown) => JSON.stringify(outcome)?.slice(0, 300)
