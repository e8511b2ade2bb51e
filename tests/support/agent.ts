import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { createMcpServer, type OdooMcpOptions } from '@ooor/mcp'

/** What a tool answered. */
export interface Told {
  // biome-ignore lint/suspicious/noExplicitAny: answers are JSON, looked into by tests
  readonly data: any
  readonly isError: boolean
  readonly tokens: number
  readonly text: string
  readonly result: CallToolResult
}

/** An agent with a session of its own, by the SDK's own client. */
export interface Agent {
  readonly client: Client
  ask(tool: string, input?: Readonly<Record<string, unknown>>): Promise<Told>
  /** As `ask`, and fails when the tool says that it failed. */
  get(tool: string, input?: Readonly<Record<string, unknown>>): Promise<Told>
  close(): Promise<void>
}

/** Calls a tool by a client. */
export async function ask(client: Client, tool: string, input: Readonly<Record<string, unknown>> = {}): Promise<Told> {
  const result = (await client.callTool({ name: tool, arguments: { ...input } })) as CallToolResult
  const [first] = result.content
  const text = first?.type === 'text' ? first.text : ''
  const data = result.structuredContent ?? {}
  return { data, isError: result.isError === true, tokens: Math.ceil(text.length / 4), text, result }
}

/** An agent on a server of its own, in memory. */
export async function agentOn(options: OdooMcpOptions): Promise<Agent> {
  const server = createMcpServer(options)
  const client = new Client({ name: 'test', version: '1' })
  const [one, other] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(one), client.connect(other)])
  return {
    client,
    ask: (tool, input) => ask(client, tool, input),
    get: async (tool, input) => {
      const told = await ask(client, tool, input)
      if (told.isError) throw new Error(`${tool}: ${told.text}`)
      return told
    },
    close: () => client.close(),
  }
}
