import { run } from './run.ts'

/** Runs a command line; what it wrote and its exit code. */
export async function runOoor(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  isWatched = false,
): Promise<{ out: string; error: string; code: number }> {
  const written = { out: '', error: '' }
  const code = await run(args, {
    out: (text) => {
      written.out += text
    },
    error: (text) => {
      written.error += text
    },
    isWatched,
    environment,
  })
  return { ...written, code }
}
