import type { UntypedModel } from 'ooor'
import { reachable } from '../checks/check-path.ts'
import { companyConditions } from '../checks/company-conditions.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from './agent-session.ts'

/**
 * Sees that records are there, for this user and within the policy's companies; archived ones too. Throws a
 * `PolicyError` that names those that are not.
 */
export async function seenRecords(agent: AgentSession, model: string, ids: readonly number[]): Promise<void> {
  const known = await reachable(agent.checks, model)
  const session = await agent.odoo()
  const within = companyConditions(agent.policy, known)
  const query = session
    .model<UntypedModel>(model)
    .where([['id', 'in', [...ids]]] as never)
    .context({ active_test: false })
  const found = new Set(await (within.length === 0 ? query : query.where(within as never)).ids())
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length > 0) {
    throw new PolicyError(`${model} has no record ${missing.join(', ')} for this user: find records with query`)
  }
}
