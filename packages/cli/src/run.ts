import { isOoorError } from 'ooor/errors'
import { EXIT, type Terminal, UsageError } from './command.ts'
import { COMMANDS } from './commands/index.ts'

/** Runs `ooor <args>`; answers the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [word, ...rest] = args
  if (word === '--help' || word === '-h' || word === 'help') {
    terminal.out(overview())
    return EXIT.ok
  }
  const command = word !== undefined && Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined
  if (command === undefined) {
    terminal.error(word === undefined ? overview() : `ooor: there is no command '${word}'\n\n${overview()}`)
    return EXIT.trouble
  }
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    const isUsage = error instanceof UsageError
    if (!isUsage && !isOoorError(error) && !isSystemError(error)) throw error
    terminal.error(`ooor ${word}: ${error.message}\n`)
    if (isUsage) terminal.error(`\`ooor ${word} --help\` tells how.\n`)
    return EXIT.trouble
  }
}

/** A file that cannot be read or written. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([word, { summary }]) => `  ooor ${word.padEnd(10)}${summary}`)
  return `The Odoo client for TypeScript.\n\n${lines.join('\n')}\n\n\`ooor <command> --help\` tells more.\n`
}
