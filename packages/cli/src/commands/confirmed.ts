import { type CommandRun, EXIT, UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'

/** Whether somebody says yes to what a command is about to do, or has said `--yes`. */
export async function confirmed(
  { terminal }: CommandRun,
  question: string,
  isSaid: boolean | undefined,
): Promise<boolean> {
  if (isSaid) return true
  if (!terminal.isInteractive) throw new UsageError(`there is nobody to ask: '${question}' Say --yes`)
  return saysYes(terminal, question)
}

/** Asks who is there; anything but yes is no. */
export async function saysYes(terminal: Pick<Terminal, 'ask'>, question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await terminal.ask(`${question} [y/N] `)).trim())
}

/** Does what is confirmed; else says that nothing was done. */
export async function whenConfirmed(
  run: CommandRun,
  question: string,
  isSaid: boolean | undefined,
  work: () => Promise<void>,
): Promise<void> {
  if (await confirmed(run, question, isSaid)) return work()
  run.exitCode = EXIT.differs
  run.terminal.error('nothing was done\n')
}
