import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { fitRows } from '../answers/fit-rows.ts'
import { PlainValues } from '../answers/plain-values.ts'
import { bytesOf } from '../answers/tokens.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { archived, cursor, inputOf, model, order, READS, select, where } from './inputs.ts'
import { type Asked, checkedQuery } from './queries.ts'
import { flag, whole } from './takes.ts'

/** Reads records: any conditions, any depth, within bounds. */
export function registerQuery(server: McpServer, agent: AgentSession): void {
  const { rows: mostRows, bytes } = agent.policy.limits
  server.registerTool(
    'query',
    {
      title: 'Read records',
      description:
        `Reads records of a model: conditions, fields through relations, order, pages. One answer has ${mostRows} rows and ${bytes} bytes at most; ` +
        '`next` is there when there is more. Ask for the fields that you need: fewer fields are more rows. Sums and counts by `group`.',
      inputSchema: inputOf({
        ...{ model, where, select, order, cursor, archived },
        limit: whole(1, mostRows).default(Math.min(20, mostRows)).describe('Rows of this answer'),
        count: flag.default(false).describe('True tells how many records there are in all'),
      }),
      annotations: READS,
    },
    (input) => agent.tool('query', input, () => answer(agent, input)),
  )
}

interface Paged extends Asked {
  readonly limit: number
  readonly count: boolean
  readonly cursor?: string | undefined
}

async function answer(agent: AgentSession, input: Paged): Promise<Readonly<Record<string, unknown>>> {
  const { limit, count, cursor, ...question } = input
  const { bytes, text } = agent.policy.limits
  const from = agent.cursors.open(question, cursor)
  const { query, tree } = await checkedQuery(agent, question)
  const [read, all] = await Promise.all([
    query
      .limit(limit + 1)
      .offset(from)
      .rows({ by: 'rows' }),
    count ? query.count() : undefined,
  ])
  const values = new PlainValues(agent.checks, text)
  const rows = await Promise.all(read.slice(0, limit).map((row) => values.row(input.model, row, tree)))
  const shown = fitRows(rows, bytes)
  if (shown.length === 0 && rows.length > 0) {
    throw new PolicyError(
      `one row alone has ${bytesOf(rows[0])} bytes, and an answer ${bytes} at most: select fewer fields, or a smaller $limit of lists`,
    )
  }
  const hasMore = read.length > limit || shown.length < rows.length
  return {
    model: input.model,
    rows: shown,
    ...(all !== undefined && { count: all }),
    ...(from > 0 && { from }),
    ...(hasMore && {
      next: agent.cursors.seal(question, from + shown.length),
      more: `there are more rows: call query with the same arguments and cursor, or narrow it`,
    }),
    ...(values.cuts.size > 0 && { cut: [...values.cuts].slice(0, 20) }),
  }
}
