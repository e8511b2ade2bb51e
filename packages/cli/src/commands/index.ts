import type { CommandMaker } from '../command.ts'
import { diagramCommand } from './diagram.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { pingCommand } from './ping.ts'
import { sandboxCommand } from './sandbox.ts'
import { typesCommand } from './types.ts'

/** All commands, as the help lists them. A new one is a file in this folder and a line here. */
export const COMMANDS: readonly CommandMaker[] = [
  pingCommand,
  typesCommand,
  importCommand,
  exportCommand,
  diagramCommand,
  sandboxCommand,
]
