import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { codeBlocks, documents } from './code-blocks.ts'
import { surroundings } from './surroundings.ts'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('.generated/', import.meta.url))
const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
const all = documents().flatMap(codeBlocks)
let given: Awaited<ReturnType<typeof surroundings>>

beforeAll(async () => {
  given = await surroundings()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const globals = Object.keys(given).map((name) => `  const ${name}: Given['${name}']`)
  const declarations = `import type { surroundings } from '../surroundings.ts'

type Given = Awaited<ReturnType<typeof surroundings>>
declare global {
${globals.join('\n')}
}
`
  await writeFile(`${folder}surroundings.d.ts`, declarations)
  await writeFile(`${folder}odoo.d.ts`, "export type * from '../../../examples/tour/odoo.d.ts'\n")
  await writeFile(`${folder}invoices.ts`, "export * from '../../../examples/recipes/stand-ins/invoices.ts'\n")
  for (const { name, document, line, code } of all) {
    await writeFile(`${folder}${name}.ts`, `// ${document}, line ${line}\n${code}\nexport {}\n`)
  }
  const compilerOptions = {
    noUnusedLocals: false,
    noUnusedParameters: false,
    noUncheckedIndexedAccess: false,
    exactOptionalPropertyTypes: false,
  }
  await writeFile(
    `${folder}tsconfig.json`,
    JSON.stringify({ extends: '../../../tsconfig.json', compilerOptions, include: ['*.ts'] }),
  )
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('all blocks of the documents compile', { timeout: 60_000 }, async () => {
  const told = await run(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', folder]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
  expect(told.replaceAll('tests/docs/.generated/', '')).toBe('')
})

describe('on the sandbox', () => {
  it.each(all.filter(({ notRun }) => notRun === undefined))('$document, line $line, runs', async ({ name }) => {
    const globals = vi.stubGlobal
    for (const [key, value] of Object.entries(given)) globals(key, value)
    const quiet = [vi.spyOn(console, 'log'), vi.spyOn(console, 'table')].map((spy) => spy.mockImplementation(() => {}))
    try {
      await import(/* @vite-ignore */ `${folder}${name}.ts`)
    } finally {
      for (const spy of quiet) spy.mockRestore()
      vi.unstubAllGlobals()
    }
  })
})
