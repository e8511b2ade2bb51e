import { createInterface } from 'node:readline'
import { ConsoleDesk, type ConsoleOptions } from './desk.ts'
import { DOT_COMMANDS } from './dot-commands/index.ts'
import type { ModelSession } from './model-session.ts'

/** A console that reads a file or a pipe: no prompts, and nobody to ask. */
export async function pipedConsole(options: ConsoleOptions, models: ModelSession): Promise<void> {
  const { input, interrupted } = options.terminal
  const desk = new ConsoleDesk(options, models, { whileRunning: (run) => run(), ask: undefined }, false)
  const stop = () => desk.stop()
  interrupted.addEventListener('abort', stop)
  let begun = ''
  try {
    for await (const line of createInterface({ input })) {
      if (interrupted.aborted || line === '.exit') return
      if (begun === '' && (await isCommand(line, desk))) continue
      const ended = await desk.run(`${begun}${line}\n`)
      begun = ended.how === 'goes on' ? `${begun}${line}\n` : ''
      if (ended.how === 'done' && ended.text !== '') desk.write(`${ended.text}\n`)
    }
    if (begun !== '') desk.tell(new SyntaxError('the input ends within this: a bracket or a quote is open'))
  } finally {
    interrupted.removeEventListener('abort', stop)
  }
}

async function isCommand(line: string, desk: ConsoleDesk): Promise<boolean> {
  const [, word, text = ''] = /^\.([a-z]+)\s*(.*)$/.exec(line) ?? []
  const command = DOT_COMMANDS.find(({ name }) => name === word)
  if (command !== undefined) await desk.command(command, text)
  return command !== undefined
}
