import { UsageError } from '../../command.ts'
import { asCommand, companyCommand, langCommand } from './change-session.ts'
import { methodsCommand, modelsCommand, schemaCommand } from './describe-model.ts'
import type { DotCommand } from './dot-command.ts'
import { explainCommand, timeCommand, wireCommand } from './look-behind.ts'

const saveCommand: DotCommand = {
  name: 'save',
  usage: '<file.ts>',
  help: 'write what this session did as a program for `ooor run`',
  run: async (text, desk) => {
    const file = text.trim()
    if (file === '') throw new UsageError('.save takes a file: .save orders.ts')
    return desk.save(file)
  },
}

/** The words behind a dot, as the help lists them. */
export const DOT_COMMANDS: readonly DotCommand[] = [
  modelsCommand,
  schemaCommand,
  methodsCommand,
  explainCommand,
  asCommand,
  langCommand,
  companyCommand,
  wireCommand,
  timeCommand,
  saveCommand,
]
