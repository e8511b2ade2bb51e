import { ConfigError } from '../../errors/index.ts'
import type { AdapterOptions, HttpAdapter } from '../types.ts'
import { fetchAdapter } from './fetch.ts'

/** What `connect` sends with when it is told nothing: `default-node` on Node, this file elsewhere. */
export function defaultAdapter({ proxy }: AdapterOptions): HttpAdapter {
  // Their `fetch` reads the environment by itself.
  const readsEnvironment = 'Bun' in globalThis || 'Deno' in globalThis
  if (proxy === undefined || (proxy === 'environment' && readsEnvironment)) return fetchAdapter()
  throw new ConfigError(
    readsEnvironment
      ? "proxy is 'environment' or left out: name an address in HTTPS_PROXY"
      : 'this runtime reaches servers by its own means: there is no proxy to choose, leave `proxy` out',
  )
}
