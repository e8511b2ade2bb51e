import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { fitRows } from '../answers/fit-rows.ts'
import { PlainValues } from '../answers/plain-values.ts'
import { checkGroups } from '../checks/check-groups.ts'
import { checkPath } from '../checks/check-path.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { archived, cursor, inputOf, model, READS, where } from './inputs.ts'
import { narrowed } from './queries.ts'
import { names, takes, whole } from './takes.ts'

const AGGREGATE = takes('what to make of groups by names, as {"total":"amount_total:sum"}')

const INPUT = {
  ...{ model, where, cursor, archived },
  by: names(4, 'a list of fields, as ["state","date_order:month"], 4 at most')
    .default([])
    .describe(
      'Fields to group by; days and moments with a part: ["state","date_order:month"]. Of nothing: one group of all',
    ),
  aggregate: z
    .record(z.string(), z.string(AGGREGATE).max(200), AGGREGATE)
    .default({})
    .describe(
      'What to make of each group, by a name: {"total":"amount_total:sum","customers":"partner_id:count_distinct"}. Each group has $count',
    ),
  order: names(4, 'a list of keys and names of aggregates, as ["total desc"], 4 at most')
    .default([])
    .describe('Keys, names of aggregates or $count, each with asc or desc: ["total desc"]'),
}

/** Counts and adds up. */
export function registerGroup(server: McpServer, agent: AgentSession): void {
  const { rows } = agent.policy.limits
  const limit = whole(1, rows).default(Math.min(50, rows)).describe('Groups of this answer')
  server.registerTool(
    'group',
    {
      title: 'Count and add up',
      description:
        'Counts records and adds up their values by groups, on the server: sums, averages, counts by customer, month, state. Exact, and far smaller than reading rows.',
      inputSchema: inputOf({ ...INPUT, limit }),
      annotations: READS,
    },
    (input) => agent.tool('group', input, () => answer(agent, input)),
  )
}

interface Grouped {
  readonly model: string
  readonly where: readonly unknown[]
  readonly archived: boolean
  readonly by: readonly string[]
  readonly aggregate: Readonly<Record<string, string>>
  readonly order: readonly string[]
  readonly limit: number
  readonly cursor?: string | undefined
}

async function answer(agent: AgentSession, input: Grouped): Promise<Readonly<Record<string, unknown>>> {
  const { limit, cursor, ...question } = input
  const { model, by, aggregate, order } = question
  const { bytes, text } = agent.policy.limits
  const from = agent.cursors.open(question, cursor)
  await checkGroups(agent.checks, model, by, aggregate)
  const relations = await relationsOf(agent, model, by)
  checkTerms(agent, order, [...by, ...Object.keys(aggregate), '$count'], relations)
  const { query: narrow } = await narrowed(agent, question)
  const query = narrow.groupBy(...by).aggregate(aggregate as never)
  const ordered = order.length === 0 ? query : query.order(...order)
  const read = await ordered.limit(limit + 1).offset(from)
  const values = new PlainValues(agent.checks, text)
  const groups = read
    .slice(0, limit)
    .map(({ $domain: _, ...group }: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(group).map(([name, value]) => [
          name,
          relations.has(name) ? values.link(relations.get(name), value) : values.plain(value),
        ]),
      ),
    )
  const shown = fitRows(groups, bytes)
  if (shown.length === 0 && groups.length > 0) throw new PolicyError('one group alone is too large: aggregate less')
  const hasMore = read.length > limit || shown.length < groups.length
  return {
    model,
    groups: shown,
    ...(from > 0 && { from }),
    ...(hasMore && {
      next: agent.cursors.seal(question, from + shown.length),
      more: 'there are more groups: call group with the same arguments and cursor',
    }),
    ...(values.cuts.size > 0 && { cut: [...values.cuts] }),
  }
}

type Relations = ReadonlyMap<string, string | undefined>

/** The model that each key leads to. */
async function relationsOf(agent: AgentSession, model: string, by: readonly string[]): Promise<Relations> {
  const ends = await Promise.all(by.map((key) => checkPath(agent.checks, model, key.split(':')[0] ?? '')))
  return new Map(by.map((key, index) => [key, ends[index]?.field?.relation]))
}

function checkTerms(
  { policy }: AgentSession,
  terms: readonly string[],
  known: readonly string[],
  relations: Relations,
) {
  for (const term of terms) {
    const name = term.trim().replace(/ (asc|desc)$/i, '')
    if (!known.includes(name)) {
      throw new PolicyError(`groups are not ordered by '${name.slice(0, 100)}': there are ${known.join(', ')}`)
    }
    const relation = relations.get(name)
    if (relation !== undefined && !policy.maySearchNames(relation)) {
      throw new PolicyError(
        `groups in the order of '${name}' tell of closed fields of ${relation}: order by another key`,
      )
    }
  }
}
