/**
 * Makes a package complete before it is packed: what it is built from, built; and beside it the files that stand at the
 * root for all. Run by npm in the package's folder. Says nothing on stdout, which `npm pack` answers on.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const here = process.cwd()
const manifest = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))

// In the order in which they stand on each other; none where pack.sh has built them.
for (const name of process.env.OOOR_IS_BUILT ? [] : ['ooor', '@ooor/sandbox', '@ooor/cli', '@ooor/mcp']) {
  if (name !== manifest.name && manifest.dependencies?.[name] === undefined) continue
  execFileSync('npm', ['run', 'build', '--silent', '--workspace', name], { cwd: root, stdio: ['ignore', 2, 2] })
}

cpSync(join(root, 'LICENSE'), join(here, 'LICENSE'))
if (manifest.name === 'ooor') {
  for (const name of ['README.md', 'CHANGELOG.md']) cpSync(join(root, name), join(here, name))
  rmSync(join(here, 'docs'), { recursive: true, force: true })
  cpSync(join(root, 'docs'), join(here, 'docs'), { recursive: true, filter: (path) => !path.endsWith('screenshots') })
}
