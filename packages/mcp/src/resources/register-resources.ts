import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { ReadResourceResult } from '@modelcontextprotocol/sdk/types.js'
import { AS_DATA } from '../answers/tool-answer.ts'
import { reachable } from '../checks/check-path.ts'
import { readFilePart, upTo } from '../files/file-bytes.ts'
import { print } from '../files/print.ts'
import { isText } from '../files/text-of.ts'
import { PolicyError } from '../policy/policy-error.ts'
import { shownRecords } from '../proposals/shown-record.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'
import { describeField } from '../tools/describe-field.ts'
import { shownMessages } from './shown-messages.ts'
import { idIn, idsIn, modelIn, nameIn, type Parts } from './uri-parts.ts'

/** Schemas, records, messages, files and reports by their addresses. */
export function registerResources(server: McpServer, agent: AgentSession): void {
  const add = (name: string, template: string, title: string, read: (parts: Parts, uri: string) => Promise<Content>) =>
    server.registerResource(name, new ResourceTemplate(template, { list: undefined }), { title }, (uri, parts) =>
      agent.resource(`resource ${name}`, { uri: uri.href }, async () =>
        resultOf(uri.href, await read(parts, uri.href)),
      ),
    )

  add('schema', 'odoo://schema/{model}', 'Fields of a model', async (parts) => {
    const model = modelIn(parts)
    const { fields } = await reachable(agent.checks, model)
    const open = [...fields.values()].filter(({ name }) => agent.policy.mayRead(model, name))
    return {
      data: { model, fields: open.map((field) => describeField(field, agent.policy.mayWrite(model, field.name))) },
    }
  })
  add('record', 'odoo://record/{model}/{id}', 'A record, by a few usual fields', async (parts) => {
    const [model, id] = [modelIn(parts), idIn(parts)]
    await seenRecords(agent, model, [id])
    return { data: { model, record: (await shownRecords(agent, model, [id]))[0] } }
  })
  add('messages', 'odoo://messages/{model}/{id}', 'The last messages of a record', async (parts) => {
    const [model, id] = [modelIn(parts), idIn(parts)]
    await seenRecords(agent, model, [id])
    return { data: { model, id, messages: await shownMessages(agent, { model, id }) } }
  })
  add('file', 'odoo://file/{model}/{id}/{file}', 'A file of a record, or a field of bytes', async (parts) => {
    const [model, id, file] = [modelIn(parts), idIn(parts), nameIn(parts, 'file')]
    const which = /^\d+$/.test(file) ? { attachment: Number(file) } : { field: file }
    const most = agent.policy.limits.fileBytes
    const part = await readFilePart(agent, { model, id, ...which }, 0, most)
    if (part.hasMore) throw new PolicyError(`the file has more than ${most} bytes: this server's policy reads no more`)
    return { bytes: part.bytes, mimetype: part.mimetype }
  })
  add('report', 'odoo://report/{model}/{ids}/{report}', 'A printed report', async (parts) => {
    const most = agent.policy.limits.fileBytes
    const printed = { model: modelIn(parts), ids: idsIn(parts), report: nameIn(parts, 'report') }
    const file = await print(agent, { ...printed, format: 'pdf' })
    const bytes = await upTo(file, most + 1)
    if (bytes.length > most) throw new PolicyError(`the report has more than ${most} bytes: print fewer records`)
    return { bytes, mimetype: file.mimetype }
  })
}

/** What a resource holds: JSON of records, or a file. */
type Content = { readonly data: unknown } | { readonly bytes: Uint8Array; readonly mimetype: string }

function resultOf(uri: string, content: Content): ReadResourceResult {
  if ('data' in content) {
    const notice = { uri: `${uri}#notice`, mimeType: 'text/plain', text: AS_DATA }
    return { contents: [notice, { uri, mimeType: 'application/json', text: JSON.stringify(content.data) }] }
  }
  const { bytes, mimetype: mimeType } = content
  if (isText(mimeType, bytes)) return { contents: [{ uri, mimeType, text: new TextDecoder().decode(bytes) }] }
  return { contents: [{ uri, mimeType, blob: Buffer.from(bytes).toString('base64') }] }
}
