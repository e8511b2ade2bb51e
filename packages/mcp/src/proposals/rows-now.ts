import type { UntypedModel } from 'ooor'
import type { AgentSession } from '../session/agent-session.ts'

/** What was read of a record. */
export type Row = Readonly<Record<string, unknown>>

/** Records by their ids as they are now, archived ones too. */
export async function rowsNow(
  agent: AgentSession,
  model: string,
  ids: readonly number[],
  tree: Readonly<Record<string, unknown>>,
): Promise<readonly Row[]> {
  const session = await agent.odoo()
  const rows = await session
    .model<UntypedModel>(model)
    .where([['id', 'in', [...ids]]] as never)
    .context({ active_test: false })
    .select(tree as never)
    .rows({ by: 'rows' })
  return rows as unknown as readonly Row[]
}
