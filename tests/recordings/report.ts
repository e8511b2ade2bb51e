import type { ListedReason } from './listed-differences.ts'
import type { Replayed } from './replay.ts'

/** The groups that the sandbox is held to; services and what was tried beside them are counted only. */
export const BASE_GROUPS = ['web', 'session', 'jsonrpc', 'json2', 'xmlrpc', 'v2', 'shop', 'old'] as const

export const isBase = ({ recording }: Replayed) => (BASE_GROUPS as readonly string[]).includes(recording.group)

/** Exchanges with services, by the series that they are counted for. */
export const isService = ({ server, recording }: Replayed) =>
  recording.group.startsWith('svc-') && /^(8|1\d)\.0$/.test(server)

const isAlike = ({ differences }: Replayed) => differences.length === 0

/** The share of answers that are alike. */
export const shareOf = (replayed: readonly Replayed[]) => replayed.filter(isAlike).length / replayed.length

/** Numbers by server and group, and the reasons of what is listed. */
export function reportOf(replayed: readonly Replayed[], listed: readonly ListedReason[]): string {
  const servers = [...new Set(replayed.map(({ server }) => server))]
  const base = replayed.filter(isBase)
  const others = replayed.filter((one) => !isBase(one))
  const kinds = [...new Set(others.map(({ recording }) => recording.group))].sort()
  const rows = servers.map((server) => {
    const own = replayed.filter((one) => one.server === server)
    return [
      server,
      ...BASE_GROUPS.map((group) => countOf(own.filter(({ recording }) => recording.group === group))),
      countOf(own.filter((one) => !isBase(one))),
    ]
  })
  return [
    'RECORDINGS: answers of the sandbox that are like those of real servers, of all',
    ...table([['series', ...BASE_GROUPS, 'others'], ...rows]),
    `base: ${countOf(base)}, ${(100 * shareOf(base)).toFixed(1)} %`,
    `others: ${countOf(others)} (${kinds.map((kind) => `${kind} ${countOf(others.filter(({ recording }) => recording.group === kind))}`).join(', ')})`,
    `services of 8.0 to 19.0: ${countOf(replayed.filter(isService))}, ${(100 * shareOf(replayed.filter(isService))).toFixed(1)} %`,
    `listed differences: ${listed.reduce((sum, { recordings }) => sum + recordings.length, 0)}`,
    ...listed.map(({ reason, recordings }) => `${String(recordings.length).padStart(5)}  ${reason}`),
  ].join('\n')
}

const countOf = (replayed: readonly Replayed[]) =>
  replayed.length === 0 ? '' : `${replayed.filter(isAlike).length}/${replayed.length}`

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
