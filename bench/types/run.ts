/**
 * What the declarations of a whole Odoo 19 cost a small program: the time of `tsc --noEmit` with them and without, and
 * of the completions that an editor asks for.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { checkBuild } from '../freshness.ts'
import { completionTimes } from './completion.ts'

/** Seconds that the declarations may add. */
const TARGET = 3

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    /** Another compiler: the folder of a `typescript` package. */
    compiler: { type: 'string', multiple: true, default: [path('../../node_modules/typescript')] },
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
  for (const compiler of values.compiler) measure(resolve(compiler), Number(values.rounds))
  project('tsconfig.json', ['program.ts', 'odoo.d.ts'])
  for (const { what, items, first, next } of await completionTimes(path('../../node_modules/typescript'), folder)) {
    console.log(`${what}: ${items} completions, ${first} ms when just opened, ${next} ms after that`)
  }
} finally {
  rmSync(folder, { recursive: true })
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
function measure(compiler: string, rounds: number): void {
  const { version } = JSON.parse(readFileSync(join(compiler, 'package.json'), 'utf8')) as { version: string }
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
