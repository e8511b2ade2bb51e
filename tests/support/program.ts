import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const OPTIONS = {
  strict: true,
  target: 'ES2023',
  module: 'NodeNext',
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  types: ['node'],
  paths: {
    ooor: [join(ROOT, 'packages/ooor/src/index.ts')],
    '#default-adapter': [join(ROOT, 'packages/ooor/src/http/adapters/default-node.ts')],
  },
}

/** A program of a user in a folder of its own, with this workspace's packages. */
export interface Program extends AsyncDisposable {
  readonly folder: string
  /** Its tsconfig.json. */
  readonly project: string
}

/** Writes a program: its files by their paths. */
export async function writeProgram(files: Readonly<Record<string, string>>): Promise<Program> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'ooor-program-')))
  const project = join(folder, 'tsconfig.json')
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const all = {
    'package.json': JSON.stringify({ name: 'program', type: 'module' }),
    'tsconfig.base.json': JSON.stringify({ compilerOptions: OPTIONS }),
    'tsconfig.json': JSON.stringify({ extends: './tsconfig.base.json', include: ['src'] }),
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return { folder, project, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}
