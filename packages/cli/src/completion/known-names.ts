import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { SchemaStore } from 'ooor'
import { readIfThere, writePrivately } from '../connections/private-file.ts'
import { cacheFolder } from '../connections/settings-folder.ts'
import type { Terminal } from '../terminal.ts'

/** Where names were learnt. */
export interface NamesPlace {
  readonly url: string | URL
  readonly database?: string | undefined
}

/** Names of a server's models and fields, as commands have seen them: what a shell completes. */
interface Names {
  readonly models: readonly string[]
  /** By model and field: the model that a relation leads to, else empty. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Names that were seen, in `~/.cache/ooor`. Nothing but completion looks at them. */
export class KnownNames {
  readonly #path: string | undefined
  #models: readonly string[] | undefined
  readonly #fields = new Map<string, Record<string, string>>()

  constructor(environment: Terminal['environment'], { url, database = '' }: NamesPlace) {
    const folder = cacheFolder(environment)
    const place = createHash('sha256')
      .update(`${String(url)}\n${database}`)
      .digest('hex')
      .slice(0, 16)
    this.#path = folder && join(folder, `names-${place}.json`)
  }

  /** Learns fields from what a connection keeps of its schemas; gives none back, which may have changed meanwhile. */
  get store(): SchemaStore {
    return {
      get: async () => undefined,
      set: async (key, text) => {
        const fields = Object.entries(JSON.parse(text) as Record<string, { readonly relation?: unknown }>)
        const relations = fields.map(([name, field]) => [
          name,
          typeof field.relation === 'string' ? field.relation : '',
        ])
        this.#fields.set(key.slice(key.lastIndexOf('/') + 1), Object.fromEntries(relations))
      },
    }
  }

  /** Learns the models. */
  learn(models: readonly string[]): void {
    this.#models = models
  }

  /** What is known. */
  async read(): Promise<Names> {
    const nothing: Names = { models: [], fields: {} }
    try {
      const text = this.#path && (await readIfThere(this.#path))
      return text ? { ...nothing, ...(JSON.parse(text) as Partial<Names>) } : nothing
    } catch {
      // Half a file, or nobody's to read: a cache.
      return nothing
    }
  }

  /** Writes what was learnt. */
  async keep(): Promise<void> {
    if (this.#path === undefined || (this.#models === undefined && this.#fields.size === 0)) return
    const before = await this.read()
    const fields = { ...before.fields, ...Object.fromEntries(this.#fields) }
    const models = this.#models ?? [...new Set([...before.models, ...this.#fields.keys()])].sort()
    const after = JSON.stringify({ models, fields })
    if (after !== JSON.stringify(before)) await writePrivately(this.#path, after).catch(() => {})
  }
}
