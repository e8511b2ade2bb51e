import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { toolAnswer } from '../answers/tool-answer.ts'
import { reachable } from '../checks/check-path.ts'
import { upTo } from '../files/file-bytes.ts'
import { print, reportsOf } from '../files/print.ts'
import { textOf, wordsOfHtml } from '../files/text-of.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { inputOf, model, READS } from './inputs.ts'
import { ids, oneOf, text } from './takes.ts'

const INPUT = {
  model,
  ids: ids(20).default([]).describe('Records to print; none lists the reports'),
  report: text(200, 'a report by its technical name, as "sale.report_saleorder"')
    .regex(/^[\w.]*$/)
    .default('')
    .describe('A report by its technical name; empty lists them'),
  format: oneOf(['words', 'pdf'])
    .default('words')
    .describe('`words` answers what stands on it, `pdf` a link to the resource'),
}

/** Reports of records. */
export function registerReport(server: McpServer, agent: AgentSession): void {
  server.registerTool(
    'report',
    {
      title: 'Print a report',
      description: 'Lists the reports of a model, and prints one of records: quotations, invoices, delivery slips.',
      inputSchema: inputOf(INPUT),
      annotations: READS,
    },
    (input) => agent.tool('report', input, () => answer(agent, input)),
  )
}

interface Wanted {
  readonly model: string
  readonly ids: readonly number[]
  readonly report: string
  readonly format: 'words' | 'pdf'
}

async function answer(agent: AgentSession, { model, ids, report, format }: Wanted): Promise<CallToolResult> {
  if (report === '' || ids.length === 0) {
    await reachable(agent.checks, model)
    const reports = await reportsOf(agent, model)
    return toolAnswer({ model, reports: reports ?? 'this server does not tell: name one, as sale.report_saleorder' })
  }
  const facts = { model, ids, report }
  if (format === 'pdf') {
    const uri = `odoo://report/${model}/${ids.join(',')}/${report}`
    const { content, ...result } = toolAnswer({ ...facts, uri, note: 'printed when the host reads the resource' })
    const link = { type: 'resource_link' as const, uri, name: `${report}.pdf`, mimeType: 'application/pdf' }
    return { ...result, content: [...content, link] }
  }
  const { bytes: most, fileBytes } = agent.policy.limits
  const { major } = await (await agent.odoo()).series()
  // Up to 7.0 there is no page, only the service's PDF.
  if (major < 8) return answer(agent, { model, ids, report, format: 'pdf' })
  const page = await print(agent, { model, ids, report, format: 'html' })
  const words = wordsOfHtml(textOf(await upTo(page, fileBytes)).text)
  const shown = textOf(new TextEncoder().encode(words).subarray(0, most)).text
  return toolAnswer({
    ...facts,
    text: shown,
    ...(shown.length < words.length && { more: 'cut: print fewer records, or pdf' }),
  })
}
