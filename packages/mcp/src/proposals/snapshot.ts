import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { type Row, rowsNow } from './rows-now.ts'

/** What records held at a moment, by id: all that is stored of them, and of their lines. Never shown as it is. */
export type Snapshot = ReadonlyMap<number, Row>

/**
 * Reads what records hold, with the lines of these lists and of those that are theirs alone by their name
 * (`sale.order.line` of `sale.order`).
 */
export async function takeSnapshot(
  agent: AgentSession,
  model: string,
  ids: readonly number[],
  lists: readonly string[] = [],
): Promise<Snapshot> {
  const { schemaOf, policy } = agent.checks
  const { fields, defaults } = await schemaOf(model)
  const tree: Record<string, unknown> = Object.fromEntries(defaults.map((name) => [name, true]))
  for (const { name, kind, relation = '', isStored } of fields.values()) {
    if (kind === 'many2many' && isStored) tree[name] = true
    const isOwn = kind === 'one2many' && isStored && relation.startsWith(`${model}.`) && policy.mayReach(relation)
    if (!isOwn && !(lists.includes(name) && kind === 'one2many')) continue
    const lines = await schemaOf(relation)
    tree[name] = Object.fromEntries(lines.defaults.map((line) => [line, true]))
  }
  const rows = await rowsNow(agent, model, ids, tree)
  return new Map(rows.map((row) => [Number(row.id), row]))
}

/** Names of fields that differ, by record; `deleted` for one that is gone. */
export function differences(before: Snapshot, after: Snapshot): Map<number, readonly string[]> {
  const result = new Map<number, readonly string[]>()
  for (const [id, row] of before) {
    const now = after.get(id)
    const names =
      now === undefined
        ? ['deleted']
        : Object.keys(row).filter((name) => JSON.stringify(row[name]) !== JSON.stringify(now[name]))
    if (names.length > 0) result.set(id, names)
  }
  return result
}

/** Throws a `PolicyError` when records are not as they were when they were shown. */
export async function checkUnchanged(
  agent: AgentSession,
  model: string,
  before: Snapshot,
  lists: readonly string[] = [],
): Promise<void> {
  const changed = differences(before, await takeSnapshot(agent, model, [...before.keys()], lists))
  if (changed.size === 0) return
  const what = [...changed].slice(0, 5).map(([id, names]) => `${id} (${shown(agent, model, names)})`)
  throw new PolicyError(
    `${model} ${what.join(', ')} changed since it was proposed, and nothing was done: propose it again`,
  )
}

/** Names of closed fields are not told. */
function shown({ policy }: AgentSession, model: string, names: readonly string[]): string {
  const open = names.filter((name) => name === 'deleted' || policy.mayRead(model, name))
  return [...open.slice(0, 8), ...(open.length < names.length || open.length > 8 ? ['…'] : [])].join(', ')
}
