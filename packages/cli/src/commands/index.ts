import type { Command } from '../command.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { typesCommand } from './types.ts'

/** All commands by their word, as the help lists them. A new one is a file in this folder and a line here. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  types: typesCommand,
  import: importCommand,
  export: exportCommand,
}
