/**
 * Writes the programs of the README and of docs/tour.md into a folder, as a user would paste them: first.ts and tour.ts,
 * and without their types, for runtimes that know none, first.mjs and tour.mjs.
 *
 *   readme-programs.mjs <folder>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'

const [folder = '.'] = process.argv.slice(2)
const programsOf = (document) =>
  [...readFileSync(join(import.meta.dirname, '..', document), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(
    ([, text = '']) => text,
  )

const wanted = {
  first: programsOf('README.md').find((text) => text.includes('new Sandbox()')),
  tour: programsOf('docs/tour.md').find((text) => text.includes("from './odoo.d.ts'")),
}
for (const [name, text] of Object.entries(wanted)) {
  if (text === undefined) throw new Error(`the documents have no program '${name}'`)
  writeFileSync(join(folder, `${name}.ts`), text)
  writeFileSync(join(folder, `${name}.mjs`), transformSync(text, { loader: 'ts', format: 'esm' }).code)
}
