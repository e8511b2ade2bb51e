import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'

/** One session of the protocol over HTTP. */
export interface HttpSession {
  readonly server: McpServer
  readonly transport: WebStandardStreamableHTTPServerTransport
  /** Whose it is: nobody else's requests reach it, whatever id they bring. */
  readonly fingerprint: string
  /** The user of Odoo, whatever they brought: what they may have open is counted by it. */
  readonly user: string
}

/** Bounds of what is kept. */
export interface HttpSessionLimits {
  readonly perUser: number
  readonly inAll: number
  readonly idleMilliseconds: number
}

interface Kept extends HttpSession {
  readonly usedAt: number
}

/** The sessions that are open, by their ids and their callers. */
export class HttpSessions {
  readonly #limits: HttpSessionLimits
  readonly #now: () => number
  readonly #open = new Map<string, Kept>()

  constructor(limits: HttpSessionLimits, now: () => number = () => Date.now()) {
    this.#limits = limits
    this.#now = now
  }

  /** The session of an id, for the caller whose it is. */
  find(id: string, fingerprint: string): HttpSession | undefined {
    const found = this.#open.get(id)
    if (found === undefined || found.fingerprint !== fingerprint) return undefined
    // Those that were used last stand last.
    this.#open.delete(id)
    this.#open.set(id, { ...found, usedAt: this.#now() })
    return found
  }

  /** Whether there is room for one more; what is idle makes place, and a user's oldest. */
  async hasRoomFor(user: string): Promise<boolean> {
    const until = this.#now() - this.#limits.idleMilliseconds
    await this.#closeAll([...this.#open].filter(([, { usedAt }]) => usedAt <= until))
    await this.#closeOldest(user, this.#limits.perUser - 1)
    return this.#open.size < this.#limits.inAll
  }

  /** Keeps one more. Of several that began at the same moment the oldest give way too. */
  async add(id: string, session: HttpSession): Promise<void> {
    this.#open.set(id, { ...session, usedAt: this.#now() })
    await this.#closeOldest(session.user, this.#limits.perUser)
  }

  delete(id: string): void {
    this.#open.delete(id)
  }

  /** Ends all of them. */
  close(): Promise<void> {
    return this.#closeAll([...this.#open])
  }

  async #closeOldest(user: string, left: number): Promise<void> {
    const own = [...this.#open].filter(([, one]) => one.user === user)
    await this.#closeAll(own.slice(0, Math.max(0, own.length - left)))
  }

  async #closeAll(sessions: readonly (readonly [string, Kept])[]): Promise<void> {
    for (const [id] of sessions) this.#open.delete(id)
    await Promise.all(sessions.map(([, { server }]) => server.close()))
  }
}
