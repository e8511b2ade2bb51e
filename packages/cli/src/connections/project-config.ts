import { access, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SchemaFile } from 'ooor'
import { UsageError } from '../command.ts'
import type { OoorConfig } from './define-config.ts'

/** A project's configuration, and where it lies. */
export interface ProjectConfig {
  readonly path: string
  readonly config: OoorConfig
}

const NAMES = ['ooor.config.ts', 'ooor.config.mts', 'ooor.config.js', 'ooor.config.mjs']
const KEYS = new Set(['connection', 'connections', 'aliases', 'schemas'])

/** The configuration of the project that a folder is in; undefined where there is none. Runs its file. */
export async function projectConfig(directory: string): Promise<ProjectConfig | undefined> {
  for (const folder of await projectFolders(directory)) {
    for (const name of NAMES) {
      const path = join(folder, name)
      if (await isThere(path)) return { path, config: checked(path, await load(path)) }
    }
  }
  return undefined
}

/** The folder itself, and those above it up to the one with `package.json`: what lies beyond is somebody else's. */
async function projectFolders(directory: string): Promise<string[]> {
  const folders: string[] = []
  for (let folder = directory; ; folder = dirname(folder)) {
    folders.push(folder)
    if (await isThere(join(folder, 'package.json'))) return folders
    if (dirname(folder) === folder) return [directory]
  }
}

async function load(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  // Where the command is installed apart from the project.
  const own = fileURLToPath(new URL(`./define-config${import.meta.url.slice(-3)}`, import.meta.url))
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false, alias: { '@ooor/cli': own } })
  try {
    return await jiti.import(path, { default: true })
  } catch (error) {
    throw new UsageError(`${path} fails: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function checked(path: string, config: unknown): OoorConfig {
  if (typeof config !== 'object' || config === null) {
    throw new UsageError(`${path} has no configuration: export default defineConfig({ … })`)
  }
  const stranger = Object.keys(config).find((key) => !KEYS.has(key))
  if (stranger !== undefined) {
    throw new UsageError(`${path} has '${stranger}', which there is not: ${[...KEYS].join(', ')}`)
  }
  return config as OoorConfig
}

/** The schema file that a configuration names. */
export async function schemaFileOf({ path, config }: ProjectConfig): Promise<SchemaFile | undefined> {
  if (config.schemas === undefined) return undefined
  const file = resolve(dirname(path), config.schemas)
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SchemaFile
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${path} names ${file} for schemas, which cannot be read: ${why}`)
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
