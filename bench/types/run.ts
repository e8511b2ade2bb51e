/**
 * What the declarations of a whole Odoo 19 cost a small program. The compilers' own counts are compared with those of
 * the last commit, and fail when they have grown by a tenth; with --times also the seconds of `tsc --noEmit`, and the
 * milliseconds of the completions that an editor asks for.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { checkBuild } from '../freshness.ts'
import { type Counts, countsOf, growth, overspent, readRecording, writeRecording } from './budget.ts'
import { completionTimes } from './completion.ts'

/** Seconds that the declarations may add. */
const TARGET = 3

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const { values } = parseArgs({
  options: {
    /** Writes what is counted, for the next commits to be compared with. */
    record: { type: 'boolean', default: false },
    times: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    /** Other compilers: folders of `typescript` packages. */
    compiler: {
      type: 'string',
      multiple: true,
      default: ['5.9', '6', '7'].map((version) => path(`../../tests/published/node_modules/typescript-${version}`)),
    },
  },
})

checkBuild()
const folder = mkdtempSync(join(tmpdir(), 'ooor-types-'))
try {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(path('../../packages/ooor'), join(folder, 'node_modules/ooor'))
  symlinkSync(path('../../node_modules/@types'), join(folder, 'node_modules/@types'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'odoo.d.ts'), brotliDecompressSync(readFileSync(path('odoo-19.d.ts.br'))))
  cpSync(path('program.ts'), join(folder, 'program.ts'))
  project('without.json', ['program.ts'])
  project('with.json', ['program.ts', 'odoo.d.ts'])
  project('tsconfig.json', ['program.ts', 'odoo.d.ts'])
  const recording: Record<string, Counts> = {}
  for (const given of values.compiler) {
    const compiler = resolve(given)
    const version = versionOf(compiler)
    const counts = countsOf(compiler, version, folder, 'with.json')
    recording[version] = counts
    if (!values.record) compare(version, counts)
    if (!values.times) continue
    measure(compiler, version, Number(values.rounds))
    for (const { what, items, first, next } of await completionTimes(compiler, folder)) {
      console.log(`  ${what}: ${items} completions, ${first} ms when just opened, ${next} ms after that`)
    }
  }
  if (values.record) writeRecording(recording)
} finally {
  rmSync(folder, { recursive: true })
}

function versionOf(compiler: string): string {
  const file = join(compiler, 'package.json')
  if (!existsSync(file)) throw new Error(`there is no ${compiler}: run \`npm --prefix tests/published ci\` first`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

function compare(version: string, counts: Counts): void {
  const recorded = readRecording()[version]
  if (recorded === undefined) {
    console.error(`TypeScript ${version} was never counted: record it, \`npm run bench:types -- --record\``)
    process.exitCode = 1
    return
  }
  const { symbols, types, instantiations } = counts
  const against = growth(instantiations, recorded.instantiations)
  console.log(
    `TypeScript ${version}: ${symbols} symbols, ${types} types, ${instantiations} instantiations (${against})`,
  )
  for (const what of overspent(counts, recorded)) {
    console.error(`TypeScript ${version}: OVER the budget: ${what}. When it is worth that, record it: -- --record`)
    process.exitCode = 1
  }
}

function project(name: string, files: readonly string[]): void {
  const compilerOptions = {
    target: 'ES2023',
    module: 'NodeNext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  }
  writeFileSync(join(folder, name), JSON.stringify({ compilerOptions, files }))
}

/** The fastest rounds are compared: what else the machine does only adds. */
function measure(compiler: string, version: string, rounds: number): void {
  let [without, typed] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < rounds; round++) {
    without = Math.min(without, seconds(compiler, 'without.json'))
    typed = Math.min(typed, seconds(compiler, 'with.json'))
  }
  const difference = typed - without
  const verdict = difference <= TARGET ? 'within' : 'OVER'
  const [a, b, c] = [without, typed, difference].map((value) => value.toFixed(2))
  console.log(`TypeScript ${version}: ${a} s without, ${b} s with, ${c} s more (${verdict} the target of ${TARGET} s)`)
}

function seconds(compiler: string, projectFile: string): number {
  const start = performance.now()
  const { status, stdout } = spawnSync(process.execPath, [join(compiler, 'bin/tsc'), '-p', projectFile], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`tsc -p ${projectFile} says:\n${stdout}`)
  return (performance.now() - start) / 1000
}
