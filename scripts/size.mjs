/**
 * What a browser loads first for `import { connect } from 'ooor'`, minified and gzipped: the entry and what it imports
 * statically. The rest comes with its first use. Fails over the budget.
 */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const BUDGET_KB = 50

const root = join(import.meta.dirname, '..')
const { metafile, outputFiles } = await build({
  stdin: { contents: "export { connect } from 'ooor'", resolveDir: join(root, 'packages/sandbox') },
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  metafile: true,
  write: false,
  outdir: join(root, 'bundle'),
  // Not the workspace's paths, which lead to the sources.
  tsconfigRaw: '{}',
})
const kilobytes = (name) => {
  const file = outputFiles.find(({ path }) => path.endsWith(name.replace(/^.*\//, '')))
  return gzipSync(file?.contents ?? '').length / 1000
}
const first = new Set()
const add = (name) => {
  if (first.has(name)) return
  first.add(name)
  for (const { kind, path } of metafile.outputs[name]?.imports ?? []) if (kind === 'import-statement') add(path)
}
add(Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint === '<stdin>') ?? '')

const sum = (names) => names.reduce((total, name) => total + kilobytes(name), 0)
const later = Object.keys(metafile.outputs).filter((name) => !first.has(name))
const total = sum([...first])
console.log(
  `size: first ${total.toFixed(1)} kB of at most ${BUDGET_KB}, later ${sum(later).toFixed(1)} kB in ${later.length} chunks`,
)
if (total > BUDGET_KB) process.exitCode = 1
