import { type Command, Option } from 'commander'

/** What other tools call it: taken, and not shown. */
const OTHER_WORDS = ['--output <file>', '--to <file>']

/** For standard output, in the place of a file. */
export const STANDARD_OUTPUT = '-'

/** `-o, --out`: where a command writes to, called the same in all of them. */
export function withOut(command: Command, description: string): Command {
  command.option('-o, --out <file>', description)
  for (const flags of OTHER_WORDS) command.addOption(new OtherWord(flags).hideHelp())
  return command
}

class OtherWord extends Option {
  override attributeName(): string {
    return 'out'
  }
}
