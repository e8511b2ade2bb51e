import { ConfigError, connect } from 'ooor'
import { expect, it } from 'vitest'
import { createMcpHttp } from './http/create-mcp-http.ts'
import { createMcpServer } from './server.ts'

it.each([
  [() => createMcpServer({ polcy: {} } as never), "createMcpServer has no option 'polcy': did you mean 'policy'?"],
  [
    () => createMcpServer({ audit: 'agents.jsonl' } as never),
    'audit of createMcpServer takes a value of the kind function, not text',
  ],
  [
    () => createMcpServer({ write: 'yes' } as never),
    'write of createMcpServer takes a value of the kind boolean, not text',
  ],
  [
    () => createMcpServer({ odoo: 'https://erp.example.com' } as never),
    'odoo of createMcpServer takes a value of the kind object, not text',
  ],
  [() => createMcpServer(undefined as never), 'options of createMcpServer are an object, not undefined'],
  [
    () => createMcpHttp({ connectAs: () => {}, host: ['x'] } as never),
    "createMcpHttp has no option 'host': did you mean 'hosts'?",
  ],
  [
    () => createMcpHttp({ connectAs: () => {}, hosts: 'x' } as never),
    'hosts of createMcpHttp takes a value of the kind list, not text',
  ],
])('what a server of agents cannot be told is refused', (make, message) => {
  let told: unknown
  try {
    make()
  } catch (error) {
    told = error
  }
  expect(told).toBeInstanceOf(ConfigError)
  expect((told as Error).message).toContain(message)
})

it('nobody to ask is told when it is set up', () => {
  expect(() => createMcpServer({})).toThrow('createMcpServer has no Odoo to ask: pass odoo')
})

it('what is undefined says nothing', () => {
  expect(() => createMcpServer({ odoo: connect('http://host'), policy: undefined, audit: undefined })).not.toThrow()
})
