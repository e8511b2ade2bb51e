/** Gathers the pages of the site: the documents, a page for each recipe, and the reference that doc comments make. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { modules, pageOf, pages, root, stage } from './pages.mjs'

rmSync(stage, { recursive: true, force: true })
for (const [place, file] of pages()) {
  mkdirSync(dirname(join(stage, place)), { recursive: true })
  writeFileSync(join(stage, place), pageOf(file))
}
cpSync(join(root, 'docs/screenshots'), join(stage, 'public/pictures'), { recursive: true })
cpSync(join(root, 'bench/growth.svg'), join(stage, 'public/pictures/growth.svg'))
execFileSync('npx', ['typedoc', '--options', 'typedoc.json', ...modules().map(({ source }) => join(root, source))], {
  cwd: join(root, 'site'),
  stdio: 'inherit',
})
