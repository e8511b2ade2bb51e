import { nearest } from 'ooor/schema'
import { UsageError } from '../../command.ts'
import { DOT_COMMANDS } from './index.ts'

/** A word behind a dot that there is not. */
export function unknownCommand(word: string): UsageError {
  const [near] = nearest(word, ['exit', ...DOT_COMMANDS.map(({ name }) => name)], 1)
  return new UsageError(`there is no command .${word}${near === undefined ? '' : `: did you mean .${near}?`}`)
}

/** What else may have been meant by it. */
export const NO_COMMAND = '.help lists them; a line that goes on with a method ends with its dot'
