import { join } from 'node:path'
import { UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { readIfThere, writePrivately } from './private-file.ts'
import { settingsFolder } from './settings-folder.ts'

/** A connection that has a name. Its secret is elsewhere. */
export interface NamedConnection {
  readonly url: string
  readonly database?: string
  readonly username?: string
  /** What its secret is. */
  readonly auth?: 'password' | 'API key'
}

/** The connections that a user has named, in `~/.config/ooor/connections.json`. */
export class NamedConnections {
  readonly #path: string | undefined

  constructor(environment: Terminal['environment']) {
    const folder = settingsFolder(environment)
    this.#path = folder && join(folder, 'connections.json')
  }

  /** All by name. */
  async all(): Promise<ReadonlyMap<string, NamedConnection>> {
    const text = this.#path && (await readIfThere(this.#path))
    if (!text) return new Map()
    try {
      return new Map(Object.entries(JSON.parse(text) as Record<string, NamedConnection>))
    } catch {
      throw new UsageError(`${this.#path} is no JSON: mend it, or delete it and name the connections again`)
    }
  }

  async add(name: string, connection: NamedConnection): Promise<void> {
    await this.#write(new Map([...(await this.all()), [name, connection]]))
  }

  /** True when there was one. */
  async remove(name: string): Promise<boolean> {
    const left = new Map(await this.all())
    const wasThere = left.delete(name)
    if (wasThere) await this.#write(left)
    return wasThere
  }

  async #write(all: ReadonlyMap<string, NamedConnection>): Promise<void> {
    if (this.#path === undefined) throw new UsageError('there is nowhere to keep settings: set HOME or XDG_CONFIG_HOME')
    const sorted = Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
    await writePrivately(this.#path, `${JSON.stringify(sorted, null, 2)}\n`)
  }
}

/** A name for a connection, in words of the environment too. */
export function checkedName(name: string): string {
  if (/^[a-z][\w-]{0,49}$/i.test(name)) return name
  throw new UsageError(`'${name}' cannot name a connection: use letters, digits and -, as prod`)
}

/** Where the system keeps its secret: by who and where, so that no other server gets it. */
export function secretAccount({ url, database, username }: NamedConnection): string {
  return `${username ?? ''}@${url}#${database ?? ''}`
}
