/**
 * A sandbox that is made of files and served until it is told to stop: what `npx @ooor/sandbox` and `ooor sandbox serve`
 * do.
 *
 * @module @ooor/sandbox/serve
 */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ConfigError } from 'ooor/protocol'
import type { SandboxSchema } from './orm/models-of-schema.ts'
import { Sandbox } from './sandbox.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import type { ServerSnapshot } from './server-snapshot/snapshot-file.ts'
import { plainOdoo, type ShapeSeries } from './shapes.ts'

/** What is served, and where. Texts, as a command line has them. */
export interface ServeOptions {
  /** Any free port when left out. */
  readonly port?: string
  /** @default that of the file, or '19.0' */
  readonly series?: string
  /** @default 'sandbox' */
  readonly database?: string
  /** A file of `ooor types --schema`. */
  readonly schema?: string
  /** A file of `ooor sandbox snapshot`. */
  readonly snapshot?: string
  /** Apps of a plain Odoo with commas, as `sale,account`: their models are there as tables. */
  readonly apps?: string
  readonly strict?: boolean
}

/** Where it is served. */
export interface ServedSandbox {
  readonly url: string
  readonly series: string
  readonly database: string
}

export interface ServeSurroundings {
  /** What files are named from. @default the working directory */
  readonly directory?: string
  /** Aborted when it is to end. */
  readonly signal: AbortSignal
  /** Is told when it can be asked. */
  readonly started: (served: ServedSandbox) => void
}

/**
 * Serves a sandbox on 127.0.0.1 until `signal` is aborted.
 *
 * ```ts
 * import { serve } from '@ooor/sandbox/serve'
 *
 * const stop = new AbortController()
 * await serve({ port: '8069', series: '17.0' }, { signal: stop.signal, started: ({ url }) => console.log(url) })
 * ```
 *
 * @throws ConfigError for options that do not go together, files that cannot be read, and a port that is none; what
 * Node says of a port that is taken
 */
export async function serve(options: ServeOptions, surroundings: ServeSurroundings): Promise<void> {
  const { signal, started, directory = '.' } = surroundings
  const port = Number(options.port ?? 0)
  if (options.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`--port ${options.port} is no port: write a number up to 65535`)
  }
  const sandbox = new Sandbox(await sandboxOptions(options, directory))
  const server = await sandbox.listen({ port })
  try {
    if (signal.aborted) return
    const stopped = new Promise<void>((end) => signal.addEventListener('abort', () => end(), { once: true }))
    started({ url: server.url, series: sandbox.series.name, database: sandbox.database })
    await stopped
  } finally {
    await server.close()
  }
}

async function sandboxOptions(options: ServeOptions, directory: string): Promise<SandboxOptions> {
  const { series, database, strict, apps } = options
  const shapes = [apps, options.schema, options.snapshot].filter((one) => one !== undefined)
  if (shapes.length > 1) throw new ConfigError('--apps, --schema and --snapshot are each a shape of a server: name one')
  const read = <T>(option: 'schema' | 'snapshot') => fileOf<T>(option, options[option], directory)
  const schema = apps === undefined ? await read<SandboxSchema>('schema') : await shapeOf(apps, series ?? '19.0')
  const snapshot = await read<ServerSnapshot>('snapshot')
  return {
    ...(series !== undefined && { series }),
    ...(database !== undefined && { database }),
    ...(schema !== undefined && { schema }),
    ...(snapshot !== undefined && { snapshot }),
    ...(strict !== undefined && { strict }),
  }
}

function shapeOf(apps: string, series: string): Promise<SandboxSchema> {
  return plainOdoo(series as ShapeSeries, { apps: apps.split(',').map((app) => app.trim()) })
}

async function fileOf<T>(option: string, file: string | undefined, directory: string): Promise<T | undefined> {
  if (file === undefined) return undefined
  try {
    const content: unknown = JSON.parse(await readFile(resolve(directory, file), 'utf8'))
    if (typeof content === 'object' && content !== null && 'models' in content) return content as T
  } catch (error) {
    throw new ConfigError(
      `--${option} ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const writer = option === 'schema' ? 'ooor types --schema' : 'ooor sandbox snapshot'
  throw new ConfigError(`--${option} ${file} has no models: write it by \`${writer}\``)
}
