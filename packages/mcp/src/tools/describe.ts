import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { FieldSchema } from 'ooor'
import { fitRows } from '../answers/fit-rows.ts'
import { openFields, reachable } from '../checks/check-path.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { describeField } from './describe-field.ts'
import { cursor, inputOf, model, READS } from './inputs.ts'
import { reachableModels } from './list-models.ts'
import { text, whole } from './takes.ts'

const INPUT = {
  model: model.optional().describe('A model, to see its fields; without one, models are listed'),
  search: text(100, 'words, as "delivery address"')
    .default('')
    .describe(
      'Words that names or labels have: "invoice", "delivery address". Without them, what matters most comes first',
    ),
  cursor,
}

/** Models and fields, by search. */
export function registerDescribe(server: McpServer, agent: AgentSession): void {
  server.registerTool(
    'describe',
    {
      title: 'Describe models and fields',
      description:
        'Without a model: lists models whose name or label has the search words. With a model: its fields (kind, label, where relations lead, values of selections), ' +
        'and what can be changed, called and printed. Ask before you guess a name: field names differ between Odoo versions.',
      inputSchema: inputOf({
        ...INPUT,
        limit: whole(1, 200).default(40).describe('Models or fields of this answer'),
      }),
      annotations: READS,
    },
    (input) =>
      agent.tool('describe', input, () =>
        input.model === undefined ? models(agent, input) : fields(agent, { ...input, model: input.model }),
      ),
  )
}

interface Described {
  readonly search: string
  readonly limit: number
  readonly cursor?: string | undefined
}

async function models(agent: AgentSession, input: Described): Promise<Readonly<Record<string, unknown>>> {
  const words = wordsOf(input.search)
  const all = await reachableModels(agent)
  const found = all.filter(({ model, label }) => hasWords(`${model} ${label}`, words))
  const { result, ...rest } = page(agent, { ...input, what: 'models' }, found)
  return { models: result, ...rest }
}

async function fields(
  agent: AgentSession,
  input: Described & { readonly model: string },
): Promise<Readonly<Record<string, unknown>>> {
  const { policy } = agent
  const schema = await reachable(agent.checks, input.model)
  const words = wordsOf(input.search)
  const open = await openFields(agent.checks, schema)
  const found = open
    .filter(({ name, label, help = '' }) => hasWords(`${name} ${label} ${help}`, words))
    .sort((one, other) => weight(one) - weight(other))
  const rows = found.map((field) =>
    describeField(field, policy.mayWrite(input.model, field.name) && !field.isReadonly && agent.canWrite),
  )
  const { result, ...rest } = page(agent, { ...input, what: input.model }, rows)
  const methods = agent.canWrite ? policy.methodsOf(input.model) : []
  return {
    model: input.model,
    fields: result,
    ...rest,
    proposals: agent.canWrite ? policy.operationsOf(input.model) : 'none: this server is read-only',
    ...(methods.length > 0 && { methods }),
  }
}

/** One page of a list that is at hand. */
function page<T>(agent: AgentSession, { limit, cursor, ...question }: Described & { what: string }, all: readonly T[]) {
  const from = agent.cursors.open(question, cursor)
  const shown = fitRows(all.slice(from, from + limit), agent.policy.limits.bytes)
  const next = from + shown.length
  return {
    result: shown,
    found: all.length,
    ...(next < all.length && {
      next: agent.cursors.seal(question, next),
      more: 'there are more: search for words, or call describe again with the same arguments and cursor',
    }),
  }
}

function wordsOf(search: string): string[] {
  return search
    .toLowerCase()
    .split(/[\s_.]+/)
    .filter((word) => word !== '')
}

function hasWords(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return words.every((word) => lower.includes(word))
}

/** What must be given comes first, then what is stored, then what is computed; machinery last. */
function weight({ name, isRequired, isStored, kind }: FieldSchema): number {
  if (/^(message_|activity_|website_|my_activity|access_|has_message|rating_|create_|write_|__)/.test(name)) return 4
  if (isRequired) return 0
  if (kind === 'binary' || name.startsWith('image')) return 3
  return isStored ? 1 : 2
}
