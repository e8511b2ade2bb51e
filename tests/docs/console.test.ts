import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SandboxServer } from '@ooor/sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documents } from './code-blocks.ts'
import { consoleBlocks, consoleServer, rewritten, steady } from './console-blocks.ts'

const shown = documents().filter((document) => consoleBlocks(document).length > 0)
let server: SandboxServer
let folder: string

beforeEach(async () => {
  server = await consoleServer()
  folder = await mkdtemp(join(tmpdir(), 'ooor-docs-'))
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

// `OOOR_UPDATE_DOCS=1` writes what the commands wrote into the documents.
const isUpdate = process.env.OOOR_UPDATE_DOCS === '1'

describe('what the documents show of a terminal', () => {
  it.each(shown)('%s is what the commands write', async (document) => {
    const file = fileURLToPath(new URL(`../../${document}`, import.meta.url))
    const before = await readFile(file, 'utf8')
    let after = ''
    let end = 0
    const secrets = new Map<string, string>()
    for (const block of consoleBlocks(document)) {
      const text = await rewritten(block, { url: server.url, folder, secrets })
      const isSame = steady(text) === steady(block.text)
      after += before.slice(end, block.start) + (isSame ? block.text : text)
      end = block.end
      if (!isUpdate) expect(steady(text), `line ${block.line}`).toBe(steady(block.text))
    }
    after += before.slice(end)
    if (isUpdate && after !== before) await writeFile(file, after)
  })
})
