import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { toolAnswer } from '../answers/tool-answer.ts'
import { readFilePart } from '../files/file-bytes.ts'
import { isText, textOf } from '../files/text-of.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'
import { id, inputOf, model, READS } from './inputs.ts'
import { text, whole } from './takes.ts'

const INPUT = {
  ...{ model, id },
  attachment: whole(1).optional().describe('Which of the files; without it and field, files are listed'),
  field: text(100, 'a field, as "image_1920"')
    .optional()
    .describe('A field in the place of a file: one of bytes, or a long text'),
  from: whole(0).default(0).describe('`next` of the answer before, to go on behind it'),
}

/** Files of records, and long texts. */
export function registerGetFile(server: McpServer, agent: AgentSession): void {
  server.registerTool(
    'get_file',
    {
      title: 'Read files of a record',
      description:
        'Lists the files that are attached to a record, and reads one of them, or a field that is bytes or long text. ' +
        'Text comes in parts; other files as a link to a resource, which the host can read.',
      inputSchema: inputOf(INPUT),
      annotations: READS,
    },
    (input) => agent.tool('get_file', input, () => answer(agent, input)),
  )
}

interface Wanted {
  readonly model: string
  readonly id: number
  readonly attachment?: number | undefined
  readonly field?: string | undefined
  readonly from: number
}

async function answer(agent: AgentSession, input: Wanted): Promise<CallToolResult> {
  const { attachment, field, from, ...record } = input
  if (attachment === undefined && field === undefined) {
    await seenRecords(agent, record.model, [record.id])
    const files = await (await agent.odoo()).files.list(record)
    return toolAnswer({
      ...record,
      files: files
        .slice(0, 100)
        .map(({ url: _, createdAt, ...file }) => ({ ...file, createdAt: createdAt?.toISOString() ?? null })),
    })
  }
  const part = await readFilePart(agent, input, from, agent.policy.limits.bytes)
  const facts = { ...record, name: part.name, mimetype: part.mimetype }
  if (isText(part.mimetype, part.bytes)) {
    const { text, length } = textOf(part.bytes)
    const next = from + length
    return toolAnswer({ ...facts, text, ...(part.hasMore && { next, more: 'there is more: call again with from' }) })
  }
  const uri = `odoo://file/${record.model}/${record.id}/${attachment ?? field}`
  const { content, ...result } = toolAnswer({ ...facts, uri, note: 'not text: read it as a resource' })
  const link = { type: 'resource_link' as const, uri, name: part.name || String(attachment), mimeType: part.mimetype }
  return { ...result, content: [...content, link] }
}
