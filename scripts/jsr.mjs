/**
 * Writes packages/ooor/jsr.json from its package.json: JSR reads the sources themselves, and its readers are Deno, Bun and
 * bundlers, so the default adapter is fetch. What is typed by augmentation of Node's and its frameworks' modules is on
 * npm alone: JSR lets no package with such types pass as fast.
 *
 *   jsr.mjs            writes
 *   jsr.mjs --check    fails when it is not what it would write
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../packages/ooor')
const file = join(folder, 'jsr.json')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

const sourceOf = ({ default: built }) => built.replace('./dist/', './src/').replace(/\.js$/, '.ts')
const ON_NPM_ALONE = new Set(['./package.json', './transfer/node', './web/node', './web/express', './web/fastify'])
const entries = Object.entries(manifest.exports).filter(([name]) => !ON_NPM_ALONE.has(name))
const text = `${JSON.stringify(
  {
    $schema: 'https://jsr.io/schema/config-file.v1.json',
    name: '@ooor/ooor',
    version: manifest.version,
    license: manifest.license,
    exports: Object.fromEntries(entries.map(([name, entry]) => [name, sourceOf(entry)])),
    imports: {
      '#default-adapter': './src/http/adapters/default-fetch.ts',
      ...Object.fromEntries(
        Object.entries({ ...manifest.peerDependencies, ...manifest.dependencies }).map(([name, range]) => [
          name,
          // An address knows no `>=`.
          `npm:${name}@${range.replace('>=', '^')}`,
        ]),
      ),
    },
    publish: {
      include: ['src', 'README.md', 'LICENSE', 'CHANGELOG.md', 'docs'],
      exclude: manifest.files.filter((one) => one.startsWith('!src')).map((one) => one.slice(1)),
    },
  },
  null,
  2,
)}\n`

if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))) !== JSON.stringify(JSON.parse(text))) {
  console.error('packages/ooor/jsr.json is not what package.json says: node scripts/jsr.mjs')
  process.exitCode = 1
}
