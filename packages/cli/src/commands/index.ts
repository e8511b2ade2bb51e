import type { CommandMaker } from '../command.ts'
import { callCommand } from './call.ts'
import { consoleCommand } from './console.ts'
import { countCommand } from './count.ts'
import { createCommand } from './create.ts'
import { deleteCommand } from './delete.ts'
import { diagramCommand } from './diagram.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { getCommand } from './get.ts'
import { groupCommand } from './group.ts'
import { importCommand } from './import.ts'
import { pingCommand } from './ping.ts'
import { queryCommand } from './query.ts'
import { runCommand } from './run.ts'
import { sandboxCommand } from './sandbox.ts'
import { setCommand } from './set.ts'
import { typesCommand } from './types.ts'

/** All commands, as the help lists them. A new one is a file in this folder and a line here. */
export const COMMANDS: readonly CommandMaker[] = [
  pingCommand,
  consoleCommand,
  runCommand,
  queryCommand,
  countCommand,
  groupCommand,
  getCommand,
  setCommand,
  createCommand,
  deleteCommand,
  callCommand,
  importCommand,
  exportCommand,
  typesCommand,
  diagramCommand,
  sandboxCommand,
  doctorCommand,
]
