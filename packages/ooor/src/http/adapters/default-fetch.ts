import type { HttpAdapter } from '../types.ts'
import { fetchAdapter } from './fetch.ts'

/** What `connect` sends with when it is told nothing: `default-node` on Node, this file elsewhere. */
export function defaultAdapter(): HttpAdapter {
  return fetchAdapter()
}
