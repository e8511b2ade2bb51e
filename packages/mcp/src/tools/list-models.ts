import type { Session } from 'ooor'
import { AccessError, UnknownMethodError, UnknownModelError } from 'ooor/errors'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'

/** A model as a list shows it. */
export interface ListedModel {
  readonly model: string
  readonly label: string
}

/**
 * The models that an agent can reach, by their names.
 *
 * Calls `ir.model.search_read`, and `ir.model.get_available_models` where the user may not (since 16; those with a menu).
 */
export async function reachableModels(agent: AgentSession): Promise<ListedModel[]> {
  const session = await agent.odoo()
  const all = (await listed(session)) ?? (await available(session))
  if (all === undefined) {
    throw new PolicyError(
      'this user may not read the list of models: name one, as res.partner, sale.order, product.product',
    )
  }
  return all
    .filter(({ model }) => agent.policy.mayReach(model))
    .sort((one, other) => (one.model < other.model ? -1 : 1))
}

async function listed(session: Session): Promise<ListedModel[] | undefined> {
  const rows = await orUndefined(session.call('ir.model', 'search_read', [[], ['model', 'name']]))
  return rows?.map(({ model, name }) => ({ model: String(model), label: String(name) }))
}

async function available(session: Session): Promise<ListedModel[] | undefined> {
  const rows = await orUndefined(session.call('ir.model', 'get_available_models'))
  return rows?.map(({ model, display_name: label }) => ({ model: String(model), label: String(label) }))
}

async function orUndefined(answer: Promise<unknown>): Promise<Readonly<Record<string, unknown>>[] | undefined> {
  try {
    const rows = await answer
    return Array.isArray(rows) ? rows : undefined
  } catch (error) {
    if (AccessError.is(error) || UnknownMethodError.is(error) || UnknownModelError.is(error)) return undefined
    throw error
  }
}
