import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { AgentSession } from '../session/agent-session.ts'
import { archived, inputOf, model, order, READS, select, where } from './inputs.ts'
import { checkedQuery } from './queries.ts'
import { whole } from './takes.ts'

/** Tells what a query would call, without calling it. */
export function registerExplain(server: McpServer, agent: AgentSession): void {
  server.registerTool(
    'explain',
    {
      title: 'Explain a query',
      description:
        'Tells which calls of Odoo a query would make, without making them: its domain, fields and levels as the server would get them.',
      inputSchema: inputOf({
        ...{ model, where, select, order, archived },
        limit: whole(1, agent.policy.limits.rows).default(20).describe('As in query'),
      }),
      annotations: READS,
    },
    (input) =>
      agent.tool('explain', input, async () => {
        const { query } = await checkedQuery(agent, input)
        const { calls } = await query.limit(input.limit + 1).explain()
        const series = await (await agent.odoo()).series()
        return { series: series.name, calls }
      }),
  )
}
