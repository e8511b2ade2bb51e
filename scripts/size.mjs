/**
 * What a browser loads first for `import { connect } from 'ooor'`, minified and gzipped: the entry and what it imports
 * statically. The rest comes with its first use: by `--chunks`, how much each of it adds. Fails over the budget.
 */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const BUDGET_KB = 45

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
/** The file and what it imports statically, without what is there already. */
const loadedWith = (name, loaded = new Set(), found = new Set()) => {
  if (loaded.has(name) || found.has(name)) return found
  found.add(name)
  for (const { kind, path } of metafile.outputs[name]?.imports ?? []) {
    if (kind === 'import-statement') loadedWith(path, loaded, found)
  }
  return found
}
const entries = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint !== undefined)
const first = loadedWith(entries.find(([, { entryPoint }]) => entryPoint === '<stdin>')?.[0] ?? '')

const sum = (names) => names.reduce((total, name) => total + kilobytes(name), 0)
const later = Object.keys(metafile.outputs).filter((name) => !first.has(name))
const total = sum([...first])
if (process.argv.includes('--chunks')) {
  const added = entries.map(([name, { entryPoint }]) => ({ entryPoint, kB: sum([...loadedWith(name, first)]) }))
  for (const { entryPoint, kB } of added.sort((one, other) => other.kB - one.kB)) {
    if (kB > 0) console.log(`${kB.toFixed(1).padStart(6)} kB  ${entryPoint.replace('packages/ooor/dist/', '')}`)
  }
}
console.log(
  `size: first ${total.toFixed(3)} kB of at most ${BUDGET_KB}, later ${sum(later).toFixed(1)} kB in ${later.length} chunks`,
)
if (total > BUDGET_KB) {
  console.error(`size: ${Math.ceil((total - BUDGET_KB) * 1000)} bytes too many`)
  process.exitCode = 1
}
