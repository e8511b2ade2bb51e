import type { UntypedModel } from 'ooor'
import { type Plain, PlainValues } from '../answers/plain-values.ts'
import { selectionOf } from '../checks/selection.ts'
import type { AgentSession } from '../session/agent-session.ts'

/** A few usual fields of records, as they are now: what tells them apart, and how they stand. */
export async function shownRecords(agent: AgentSession, model: string, ids: readonly number[]): Promise<Plain[]> {
  const tree = await selectionOf(agent.checks, model, undefined)
  const session = await agent.odoo()
  const rows = await session
    .model<UntypedModel>(model)
    .where([['id', 'in', [...ids]]] as never)
    .context({ active_test: false })
    .select(tree as never)
    .rows({ by: 'rows' })
  const values = new PlainValues(agent.checks, 200)
  return Promise.all(rows.map((row) => values.row(model, row as never, tree)))
}
