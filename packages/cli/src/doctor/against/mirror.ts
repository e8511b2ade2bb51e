import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, parse, relative } from 'node:path'
import type { ProjectConfig } from './type-check.ts'

/** Options that write, or that want to know what was written before. */
const WRITING = ['composite', 'incremental', 'tsBuildInfoFile', 'declaration', 'declarationMap', 'emitDeclarationOnly']

/**
 * A copy of a program's sources in a temporary folder, at their own paths below it, with its packages linked: what is
 * tried there leaves the program as it is.
 */
export class Mirror {
  readonly #root: string

  private constructor(root: string) {
    this.#root = root
  }

  static async of(files: readonly string[], project: string, config: ProjectConfig): Promise<Mirror> {
    const mirror = new Mirror(await realpath(await mkdtemp(join(tmpdir(), 'ooor-against-'))))
    const folders = new Set([project, ...files].flatMap((file) => ancestors(dirname(file))))
    for (const folder of new Set([project, ...files].map((file) => dirname(file)))) {
      await mkdir(mirror.pathOf(folder), { recursive: true })
    }
    for (const folder of folders) await mirror.#takeFolder(folder)
    for (const file of files) await copyFile(file, mirror.pathOf(file))
    const options = Object.entries(config.compilerOptions ?? {}).filter(([name]) => !WRITING.includes(name))
    const compilerOptions = { ...Object.fromEntries(options), noEmit: true }
    await writeFile(mirror.pathOf(project), JSON.stringify({ compilerOptions, files: config.files ?? [] }))
    return mirror
  }

  /** Where a file is in the mirror. */
  pathOf(file: string): string {
    return join(this.#root, relative(parse(file).root, file))
  }

  /** Which file one of the mirror stands for; undefined for others. */
  originalOf(path: string): string | undefined {
    const inside = relative(this.#root, path)
    return inside.startsWith('..') ? undefined : join(parse(path).root, inside)
  }

  async write(file: string, text: string): Promise<void> {
    await writeFile(this.pathOf(file), text)
  }

  async remove(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true })
  }

  /** Its packages and what says what its files are. */
  async #takeFolder(folder: string): Promise<void> {
    const there = this.pathOf(folder)
    const packages = join(folder, 'node_modules')
    if (existsSync(packages)) {
      await mkdir(there, { recursive: true })
      await symlink(packages, join(there, 'node_modules'), 'junction')
    }
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) {
      await mkdir(there, { recursive: true })
      await copyFile(manifest, join(there, 'package.json'))
    }
  }
}

function ancestors(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...ancestors(above)]
}
