import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { consoleServer, steady } from '../docs/console-blocks.ts'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { Tmux } from './tmux.ts'

const OOOR = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url))
const DOCUMENT = fileURLToPath(new URL('../../docs/cli/console.md', import.meta.url))
const RUN_DOCUMENT = fileURLToPath(new URL('../../docs/cli/run.md', import.meta.url))
const PROMPT = /erp\.example\.com \S+@\S+> /
const BLOCK = /<!-- not run: tests\/terminal types it into a terminal -->\n```console\n\$ ooor console\n([\s\S]*?)```\n/

const PROGRAM = /```ts\n\/\/ best\.ts\n([\s\S]*?)```\n/
const RUN = /```console\n\$ ooor run best\.ts 1000\n([\s\S]*?)```\n/

it.skipIf(IS_ONLY_REAL)('the program of docs/cli/run.md writes what it says', async () => {
  const text = await readFile(RUN_DOCUMENT, 'utf8')
  const [, program = ''] = PROGRAM.exec(text) ?? []
  const [whole = '', written] = RUN.exec(text) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'ooor-document-'))
  const server = await consoleServer()
  try {
    await writeFile(join(folder, 'best.ts'), program)
    const { PATH = '' } = process.env
    const env = { PATH, HOME: folder, OOOR_URL: `${server.url}/shop`, OOOR_USERNAME: 'admin', OOOR_PASSWORD: 'admin' }
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, [OOOR, 'run', 'best.ts', '1000'], { cwd: folder, env })
    const now = `\`\`\`console\n$ ooor run best.ts 1000\n${stdout}\`\`\`\n`
    if (process.env.OOOR_UPDATE_DOCS === '1' && now !== whole) {
      await writeFile(
        RUN_DOCUMENT,
        text.replace(whole, () => now),
      )
    } else {
      expect(stdout).toBe(written)
    }
  } finally {
    await server.close()
    await rm(folder, { recursive: true })
  }
})

// `OOOR_UPDATE_DOCS=1` writes what the console showed into the document.
it.skipIf(IS_ONLY_REAL)('the session of docs/cli/console.md is what the console shows', async () => {
  const text = await readFile(DOCUMENT, 'utf8')
  const [whole = '', session = ''] = BLOCK.exec(text) ?? []
  const lines = session.split('\n').flatMap((line) => (PROMPT.test(line) ? [line.replace(PROMPT, '')] : []))
  expect(lines.length).toBeGreaterThan(5)

  const folder = await mkdtemp(join(tmpdir(), 'ooor-document-'))
  const server = await consoleServer()
  const { host } = new URL(server.url)
  const env = {
    ...{ OOOR_URL: `${server.url}/shop`, OOOR_USERNAME: 'admin', OOOR_PASSWORD: 'admin', OOOR_PASSWORD_DEMO: 'demo' },
    ...{ PATH: process.env.PATH ?? '', HOME: folder, TERM: 'screen-256color', LANG: 'C.UTF-8' },
  }
  const command = ['sh', '-c', `cd ${folder} && exec ${process.execPath} ${OOOR} console --no-history`]
  const terminal = await Tmux.start(command, /\S+ \S+@\S+>/, { env, columns: 100 })
  try {
    for (const line of lines) await terminal.enter(line)
    const shown = (await terminal.screen()).replaceAll(host, 'erp.example.com')
    const now = `${shown.slice(0, shown.lastIndexOf('\n') + 1)}`
    if (process.env.OOOR_UPDATE_DOCS === '1' && steady(now) !== steady(session)) {
      await writeFile(
        DOCUMENT,
        text.replace(whole, () => whole.replace(session, () => now)),
      )
    } else {
      expect(steady(now)).toBe(steady(session))
    }
  } finally {
    await terminal.stop()
    await server.close()
    await rm(folder, { recursive: true })
  }
})
