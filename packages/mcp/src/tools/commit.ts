import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { AuditEntry } from '../audit/audit-entry.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { inputOf } from './inputs.ts'
import { text } from './takes.ts'

/** Does what was proposed, once. */
export function registerCommit(server: McpServer, agent: AgentSession): void {
  server.registerTool(
    'commit',
    {
      title: 'Commit a proposal',
      description:
        'Does what a proposal showed, once, after the user has agreed. Fails without doing anything when the records changed since. The token is spent either way: propose again.',
      inputSchema: inputOf({
        token: text(100, 'the token that propose gave').min(10).describe('The token that propose gave'),
      }),
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
    },
    ({ token }) => agent.tool('commit', {}, (entry) => answer(agent, token, entry)),
  )
}

async function answer(agent: AgentSession, token: string, entry: AuditEntry) {
  const { kind, model, ids, planned, commit } = agent.proposals.take(token)
  entry.note({ model, ids, detail: { kind } })
  await entry.begin(planned)
  const done = await commit()
  entry.note({ ids: done.ids, before: done.before, after: done.after })
  return { done: kind, model, ids: done.ids, ...done.answer }
}
