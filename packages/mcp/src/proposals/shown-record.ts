import { type Plain, PlainValues } from '../answers/plain-values.ts'
import { selectionOf } from '../checks/selection.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { rowsNow } from './rows-now.ts'

/** A few usual fields of records, as they are now: what tells them apart, and how they stand. */
export async function shownRecords(agent: AgentSession, model: string, ids: readonly number[]): Promise<Plain[]> {
  const tree = await selectionOf(agent.checks, model, undefined)
  const rows = await rowsNow(agent, model, ids, tree)
  const values = new PlainValues(agent.checks, 200)
  return Promise.all(rows.map((row) => values.row(model, row as never, tree)))
}
