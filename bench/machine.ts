import { execFileSync, spawnSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** Where, when and of which state the numbers are. */
export function machine(rounds: number): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]?.toFixed(1)
  const lines = [
    `Node ${process.version}, ${cpus().length} cores (${cpu?.model.trim()}), ${memory} GiB.`,
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${rounds} rounds, load average at the end ${load}.`,
  ]
  return lines.join('\n')
}

/** Keeps a process on one core, where the system has `taskset`: who shares one with whom moves a small call by half. */
export function keepOn(core: number, { pid }: { readonly pid?: number | undefined }): void {
  if (pid !== undefined) spawnSync('taskset', ['-apc', String(core % cpus().length), String(pid)])
}

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    const changed = git('--no-optional-locks', 'status', '--porcelain', '--', '../packages/ooor/src') !== ''
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes in src' : '')
  } catch {
    return 'unknown'
  }
}
