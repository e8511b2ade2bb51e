import { createInterface } from 'node:readline'
import { EXIT } from '../command.ts'
import { ConsoleDesk, type ConsoleOptions } from './desk.ts'
import { DOT_COMMANDS } from './dot-commands/index.ts'
import { NO_COMMAND, unknownCommand } from './dot-commands/unknown-command.ts'
import type { ModelSession } from './model-session.ts'

/**
 * A console that reads a file or a pipe: no prompts, and nobody to ask. Goes on behind a line that failed, as Node's
 * own and psql do; the exit code tells that one did.
 */
export async function pipedConsole(options: ConsoleOptions, models: ModelSession): Promise<number> {
  const { input, interrupted } = options.terminal
  const desk = new ConsoleDesk(options, models, { whileRunning: (run) => run(), ask: undefined }, false)
  const stop = () => desk.stop()
  interrupted.addEventListener('abort', stop)
  let begun = ''
  let code: number = EXIT.ok
  try {
    for await (const line of createInterface({ input })) {
      if (interrupted.aborted) return EXIT.interrupted
      const [, word, text = ''] = (begun === '' && /^\.([a-z]\w*)\s*(.*)$/i.exec(line)) || []
      if (word === 'exit' || line === '.exit') return code
      if (word !== undefined) {
        if (!(await ranCommand(desk, word, text))) code = EXIT.trouble
        continue
      }
      const ended = await desk.run(`${begun}${line}\n`)
      begun = ended.how === 'goes on' ? `${begun}${line}\n` : ''
      if (ended.how === 'failed') code = EXIT.trouble
      if (ended.how === 'done' && ended.text !== '') desk.write(`${ended.text}\n`)
    }
    if (interrupted.aborted) return EXIT.interrupted
    if (begun === '') return code
    desk.tell(new SyntaxError('the input ends within this: a bracket or a quote is open'))
    return EXIT.trouble
  } finally {
    interrupted.removeEventListener('abort', stop)
  }
}

async function ranCommand(desk: ConsoleDesk, word: string, text: string): Promise<boolean> {
  const command = DOT_COMMANDS.find(({ name }) => name === word)
  if (command !== undefined) return desk.command(command, text)
  desk.tell(unknownCommand(word), NO_COMMAND)
  return false
}
