/**
 * Writes packages/ooor/src/version.ts from its package.json: bundles and runtimes without files must know it too. What
 * stands under "Unreleased" in CHANGELOG.md is that version's from then on.
 *
 *   version.mjs            writes
 *   version.mjs --check    fails when it is not what it would write
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../packages/ooor')
const file = join(folder, 'src/version.ts')
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const text = `/** The library's version; written by \`npm run version\`. */\nexport const VERSION = '${version}'\n`

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
  const notes = join(import.meta.dirname, '../CHANGELOG.md')
  const before = readFileSync(notes, 'utf8')
  if (!before.includes(`\n## ${version}\n`)) {
    writeFileSync(notes, before.replace('\n## Unreleased\n', `\n## Unreleased\n\n## ${version}\n`))
  }
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('packages/ooor/src/version.ts is not what package.json says: node scripts/version.mjs')
  process.exitCode = 1
}
