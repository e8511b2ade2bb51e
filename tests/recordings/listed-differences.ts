import { readFileSync } from 'node:fs'

/** A reason why the sandbox answers otherwise, and which recordings it is the reason of. */
export interface ListedReason {
  readonly reason: string
  /** As `8.0-early/old-root`. */
  readonly recordings: readonly string[]
}

/** Reads the list: a line `# reason`, and below it lines `name: servers`. */
export function listedDifferences(file: URL): ListedReason[] {
  const reasons: { reason: string; recordings: string[] }[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const reason = /^# (.*)/.exec(line)?.[1]
    if (reason !== undefined) reasons.push({ reason, recordings: [] })
    const [, name, servers = ''] = /^([^#\s:]+): (.*)/.exec(line) ?? []
    if (name === undefined) continue
    const last = reasons.at(-1)
    if (last === undefined) throw new Error(`${name} is listed without a reason: write a line "# reason" above it`)
    last.recordings.push(...servers.split(' ').map((server) => `${server}/${name}`))
  }
  return reasons
}
