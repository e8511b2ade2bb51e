/**
 * Writes src/version.ts of the library and of the MCP server from package.json: bundles and runtimes without files must know it too. What
 * stands under "Unreleased" in CHANGELOG.md is that version's from then on.
 *
 *   version.mjs            writes
 *   version.mjs --check    fails when it is not what it would write
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const packages = join(import.meta.dirname, '../packages')
const { version } = JSON.parse(readFileSync(join(packages, 'ooor/package.json'), 'utf8'))
const files = [
  { file: 'ooor/src/version.ts', whose: 'library' },
  { file: 'mcp/src/version.ts', whose: 'server' },
].map(({ file, whose }) => ({
  file,
  text: `/** The ${whose}'s version; written by \`npm run version\`. */\nexport const VERSION = '${version}'\n`,
}))

if (!process.argv.includes('--check')) {
  for (const { file, text } of files) writeFileSync(join(packages, file), text)
  const notes = join(import.meta.dirname, '../CHANGELOG.md')
  const before = readFileSync(notes, 'utf8')
  if (!before.includes(`\n## ${version}\n`)) {
    writeFileSync(notes, before.replace('\n## Unreleased\n', `\n## Unreleased\n\n## ${version}\n`))
  }
} else {
  for (const { file, text } of files) {
    if (readFileSync(join(packages, file), 'utf8') === text) continue
    console.error(`packages/${file} is not what package.json says: node scripts/version.mjs`)
    process.exitCode = 1
  }
}
