import type { Connection, Model } from 'ooor'
import type { CommandRun } from '../command.ts'
import { assignedValues } from '../expressions/assignments.ts'
import { modelNamed } from './record-options.ts'

/** What `name=value` on the command line sets of a model. */
export async function givenValues(run: CommandRun, odoo: Connection, model: Model, texts: readonly string[]) {
  return assignedValues(texts, {
    schema: await model.schema(),
    model: (other) => modelNamed(odoo, other),
    directory: run.terminal.directory,
  })
}
