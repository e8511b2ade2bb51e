/** What a project says of its connections, in `ooor.config.ts`. Secrets stay elsewhere. */
export interface OoorConfig {
  /** What commands connect to that name nothing else: the name of a connection, or a connection string. */
  readonly connection?: string
  /** Connections by name, before those of the user. */
  readonly connections?: Readonly<Record<string, ProjectConnection>>
  /** Names of your own for models: `{ orders: 'sale.order' }`. */
  readonly aliases?: Readonly<Record<string, string>>
  /** The file of `ooor types --schema`, by its path from here: nothing is asked of models that are in it. */
  readonly schemas?: string
}

/** A connection of a project. */
export interface ProjectConnection {
  readonly url: string
  readonly database?: string
  readonly username?: string
}

/**
 * A project's configuration, checked by the compiler.
 *
 * ```ts
 * import { defineConfig } from '@ooor/cli'
 *
 * export default defineConfig({
 *   connection: 'staging',
 *   connections: { staging: { url: 'https://staging.example.com/shop', username: 'admin' } },
 *   aliases: { orders: 'sale.order' },
 * })
 * ```
 */
export function defineConfig(config: OoorConfig): OoorConfig {
  return config
}
