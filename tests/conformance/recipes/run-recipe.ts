import { once } from 'node:events'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

/** Where a recipe runs, and as whom. */
interface Place {
  readonly url: string
  readonly database: string
  readonly login?: string
  readonly password?: string
}

/** What a recipe is started with. */
interface Start {
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** What it printed, line by line, and what its module exports. */
interface Run {
  readonly lines: readonly string[]
  readonly exports: unknown
}

/** Runs a program of `examples/recipes` as `npx tsx` would: each time anew, with arguments and an environment. A server listens by then. */
export async function runRecipe(name: string, place: Place, { args = [], environment = {} }: Start = {}): Promise<Run> {
  const { url, database, login = 'admin', password = login } = place
  const path = fileURLToPath(new URL(`../../../examples/recipes/${name}.ts`, import.meta.url))
  const lines: string[] = []
  const tell = (...values: unknown[]) => void lines.push(values.map(asText).join(' '))
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn')].map((spy) => spy.mockImplementation(tell))
  const { argv } = process
  process.argv = ['node', path, ...args]
  const credential = { OOOR_URL: `${url}/${database}`, OOOR_USERNAME: login, OOOR_PASSWORD: password }
  for (const [key, value] of Object.entries({ ...credential, ...environment })) vi.stubEnv(key, value)
  try {
    vi.resetModules()
    const exports = (await import(/* @vite-ignore */ path)) as { readonly server?: Server }
    if (exports.server?.listening === false) await once(exports.server, 'listening')
    return { exports, lines }
  } finally {
    process.argv = argv
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
