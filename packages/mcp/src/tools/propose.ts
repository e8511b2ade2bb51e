import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { bytesOf } from '../answers/tokens.ts'
import { PolicyError } from '../policy/policy-error.ts'
import { OPERATIONS, type Operation } from '../policy/policy-file.ts'
import { proposeAttach } from '../proposals/propose-attach.ts'
import { proposeCall } from '../proposals/propose-call.ts'
import { proposeCreate } from '../proposals/propose-create.ts'
import { proposeMessage } from '../proposals/propose-message.ts'
import { proposeUnlink } from '../proposals/propose-unlink.ts'
import { proposeWrite } from '../proposals/propose-write.ts'
import type { Proposed } from '../proposals/proposed.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { inputOf, model } from './inputs.ts'
import { ids, oneOf, takes, text } from './takes.ts'

const file = inputOf(
  {
    name: text(200, 'the name of a file without a path, as "scan.pdf"')
      .min(1)
      .regex(/^[^/\\\p{Cc}]+$/u)
      .describe('As `scan.pdf`'),
    mimetype: text(100, 'a type of files, as "text/plain"')
      .regex(/^[\w.+-]+\/[\w.+-]+$/)
      .default('text/plain'),
    text: z.string(takes('text')).optional().describe('The content of a text file'),
    base64: z.string(takes('base64, as text')).optional().describe('The content of any other'),
  },
  'a file, as {"name":"scan.txt","text":"…"}',
)

const INPUT = inputOf({
  kind: oneOf(OPERATIONS).describe(
    'create: values. write: ids, values. unlink: ids. call: ids, method. attach: one id, file. message: one id, body',
  ),
  model,
  ids: ids().default([]).describe('Records by their ids, from query; never guessed'),
  values: z
    .record(z.string(), z.unknown(), takes('fields and their values, as {"street":"12 Main Street"}'))
    .optional()
    .describe(
      'Fields and values. Links take ids. Moments are UTC text. Lists take objects for new lines: {"partner_id":7,"order_line":[{"product_id":5,"product_uom_qty":2}]}; ' +
        '[1,id,{...}] changes a line, [4,id] links, [3,id] unlinks',
    ),
  method: text(100, 'a method, as "action_confirm"')
    .optional()
    .describe('A method that describe lists for the model, as action_confirm'),
  arguments: z
    .record(z.string(), z.unknown(), takes('arguments by their names, as {"force":true}'))
    .optional()
    .describe('Named arguments of a method that takes some'),
  file: file.optional(),
  body: text(20_000, 'the text of a message').min(1).optional().describe('The text of a message, without markup'),
  to: oneOf(['note', 'comment']).default('note').describe('note is for colleagues; comment goes to followers by mail'),
})

type Input = z.output<typeof INPUT>

/** Shows what a change would do, and gives a token for it. Changes nothing. */
export function registerPropose(server: McpServer, agent: AgentSession): void {
  const { records, proposalSeconds } = agent.policy.limits
  server.registerTool(
    'propose',
    {
      title: 'Propose a change',
      description:
        'Shows what a change would do, and changes nothing: new records, other values, buttons, files, messages. Forms run as in Odoo, so what the server adds is seen too. ' +
        `Answers the values before and after, line by line, required fields that are missing, warnings, and a token for commit: good once, here, for ${proposalSeconds} seconds. ${records} records at most.`,
      inputSchema: INPUT,
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    },
    (input) => agent.tool('propose', input, () => answer(agent, input)),
  )
}

async function answer(agent: AgentSession, input: Input): Promise<Readonly<Record<string, unknown>>> {
  const { kind, model } = input
  checkAllowed(agent, kind, model)
  checkIds(agent, input)
  const { shown, proposal } = await proposed(agent, input)
  const bytes = bytesOf(shown)
  if (bytes > agent.policy.limits.bytes) {
    throw new PolicyError(`this changes too much to be seen at once (${bytes} bytes): propose it in parts`)
  }
  const { token, until } = agent.proposals.add(proposal)
  return {
    kind,
    model,
    ...shown,
    token,
    until: until.toISOString(),
    next: 'Nothing has changed yet. Show this to the user; commit the token only when they agree.',
  }
}

function checkAllowed({ policy }: AgentSession, kind: Operation, model: string): void {
  if (policy.mayDo(kind, model)) return
  const known = policy.operationsOf(model)
  const what =
    known.length === 0 ? `agents cannot change ${model}` : `of ${model} agents can propose ${known.join(', ')}`
  throw new PolicyError(`${kind} is closed by this server's policy: ${what}`)
}

function checkIds({ policy }: AgentSession, { kind, ids }: Input): void {
  const most = kind === 'attach' || kind === 'message' ? 1 : policy.limits.records
  if (kind === 'create' && ids.length > 0) throw new PolicyError('create takes values and no ids')
  if (kind !== 'create' && ids.length === 0) throw new PolicyError(`${kind} takes ids: find the records with query`)
  if (ids.length > most)
    throw new PolicyError(`${kind} takes ${most} records at most, not ${ids.length}: propose fewer at a time`)
  if (new Set(ids).size < ids.length) throw new PolicyError('an id is there twice')
}

function proposed(agent: AgentSession, { kind, model, ids, ...given }: Input): Promise<Proposed> {
  const [id = 0] = ids
  switch (kind) {
    case 'create':
      return proposeCreate(agent, model, needed(given.values, kind, 'values'))
    case 'write':
      return proposeWrite(agent, model, ids, needed(given.values, kind, 'values'))
    case 'unlink':
      return proposeUnlink(agent, model, ids)
    case 'call':
      return proposeCall(agent, model, ids, {
        method: needed(given.method, kind, 'method'),
        arguments: given.arguments,
      })
    case 'attach':
      return proposeAttach(agent, model, id, needed(given.file, kind, 'file'))
    case 'message':
      return proposeMessage(agent, model, id, { body: needed(given.body, kind, 'body'), to: given.to })
  }
}

function needed<T>(value: T | undefined, kind: string, name: string): T {
  if (value === undefined) throw new PolicyError(`${kind} takes ${name}, which is missing`)
  return value
}
