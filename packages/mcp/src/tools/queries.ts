import type { Query, UntypedModel } from 'ooor'
import { checkConditions } from '../checks/check-conditions.ts'
import { checkOrder } from '../checks/check-order.ts'
import { companyConditions } from '../checks/company-conditions.ts'
import { type SelectionTree, selectionOf } from '../checks/selection.ts'
import type { AgentSession } from '../session/agent-session.ts'

/** What an agent asks for of a model. */
export interface Asked {
  readonly model: string
  readonly where: readonly unknown[]
  readonly select?: readonly string[] | Readonly<Record<string, unknown>> | undefined
  readonly order: readonly string[]
  readonly archived: boolean
}

/** A model as an agent's session sees it, narrowed by conditions that were checked. In an object: a query that is awaited runs. */
export async function narrowed(
  agent: AgentSession,
  { model, where, archived }: Pick<Asked, 'model' | 'where' | 'archived'>,
): Promise<{ readonly query: Query<UntypedModel> }> {
  await checkConditions(agent.checks, model, where)
  const session = await agent.odoo()
  const known = await agent.checks.schemaOf(model)
  const query = session.model<UntypedModel>(model).where(where as never)
  const within = companyConditions(agent.policy, known)
  const narrow = within.length === 0 ? query : query.where(within as never)
  return { query: archived ? narrow.context({ active_test: false }) : narrow }
}

/** A checked query, and what it selects. */
export async function checkedQuery(
  agent: AgentSession,
  asked: Asked,
): Promise<{ query: Query<UntypedModel>; tree: SelectionTree }> {
  const { model, order, select } = asked
  const tree = await selectionOf(agent.checks, model, select)
  const { query: narrow } = await narrowed(agent, asked)
  await checkOrder(agent.checks, model, order)
  const selected = narrow.select(tree as never) as unknown as Query<UntypedModel>
  if (order.length === 0) return { query: selected, tree }
  // Pages want an order in which no two are alike.
  const isTotal = order.some((term) => /^id\b/.test(term.trim()))
  return { query: selected.order(...order, ...(isTotal ? [] : ['id'])), tree }
}
