import type { HttpAdapter } from '../types.ts'
import { undiciAdapter } from './undici.ts'

/** What `connect` sends with when it is told nothing: this file on Node, `default-fetch` elsewhere. */
export function defaultAdapter(): HttpAdapter {
  return undiciAdapter()
}
