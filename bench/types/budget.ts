import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a compiler counts while it checks a program: the same on every machine, at every load. */
export interface Counts {
  readonly symbols: number
  readonly types: number
  readonly instantiations: number
}

/** The counts by the compiler's version. */
export type Recording = Readonly<Record<string, Counts>>

/** How much more than recorded is too much. */
const ALLOWED = 1.1

const FILE = new URL('budget.json', import.meta.url)

export const readRecording = () => JSON.parse(readFileSync(FILE, 'utf8')) as Recording
export const writeRecording = (recording: Recording) => writeFileSync(FILE, `${JSON.stringify(recording, null, 2)}\n`)

/** Checks a project and counts. */
export function countsOf(compiler: string, version: string, folder: string, project: string): Counts {
  // Since 7 it checks in several threads, which count some things twice.
  const alone = Number(version.split('.')[0]) >= 7 ? ['--singleThreaded'] : []
  const args = [join(compiler, 'bin/tsc'), '-p', project, '--extendedDiagnostics', ...alone]
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`tsc -p ${project} says:\n${stdout}`)
  const count = (what: string) => {
    const found = new RegExp(`^${what}: +(\\d+)`, 'm').exec(stdout)?.[1]
    if (found === undefined) throw new Error(`TypeScript ${version} tells of no ${what}`)
    return Number(found)
  }
  return { symbols: count('Symbols'), types: count('Types'), instantiations: count('Instantiations') }
}

/** What has grown beyond what is allowed, in words; nothing when all is well. */
export function overspent(counts: Counts, recorded: Counts): string[] {
  return (['symbols', 'types', 'instantiations'] as const)
    .filter((what) => counts[what] > recorded[what] * ALLOWED)
    .map((what) => `${what} ${counts[what]}, recorded ${recorded[what]} (${growth(counts[what], recorded[what])})`)
}

/** As `+3.1 %`. */
export function growth(now: number, before: number): string {
  const percent = (now / before - 1) * 100
  return `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`
}
