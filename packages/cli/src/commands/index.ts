import type { CommandMaker } from '../command.ts'
import { callCommand } from './call.ts'
import { completeCommand, completionCommand } from './completion.ts'
import { connectionsCommand } from './connections.ts'
import { consoleCommand } from './console.ts'
import { countCommand } from './count.ts'
import { createCommand } from './create.ts'
import { databasesCommand } from './databases.ts'
import { dbCommand } from './db.ts'
import { deleteCommand } from './delete.ts'
import { diagramCommand } from './diagram.ts'
import { doctorCommand } from './doctor.ts'
import { explainCommand } from './explain.ts'
import { exportCommand } from './export.ts'
import { fieldsCommand } from './fields.ts'
import { filesCommand } from './files.ts'
import { getCommand } from './get.ts'
import { groupCommand } from './group.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { loginCommand } from './login.ts'
import { methodsCommand } from './methods.ts'
import { modelsCommand } from './models.ts'
import { modulesCommand } from './modules.ts'
import { pingCommand } from './ping.ts'
import { queryCommand } from './query.ts'
import { reportCommand } from './report.ts'
import { runCommand } from './run.ts'
import { sandboxCommand } from './sandbox.ts'
import { setCommand } from './set.ts'
import { typesCommand } from './types.ts'
import { watchCommand } from './watch.ts'
import { whoamiCommand } from './whoami.ts'

/** All commands, as the help lists them. A new one is a file in this folder and a line here. */
export const COMMANDS: readonly CommandMaker[] = [
  loginCommand,
  connectionsCommand,
  whoamiCommand,
  pingCommand,
  consoleCommand,
  runCommand,
  explainCommand,
  databasesCommand,
  modelsCommand,
  fieldsCommand,
  methodsCommand,
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
  watchCommand,
  reportCommand,
  filesCommand,
  dbCommand,
  modulesCommand,
  keysCommand,
  completionCommand,
]

/** Commands that other programs run. */
export const HIDDEN: readonly CommandMaker[] = [completeCommand]
