import type { AdapterOptions, HttpAdapter } from '../types.ts'
import { undiciAdapter } from './undici.ts'

/** What `connect` sends with when it is told nothing: this file on Node, `default-fetch` elsewhere. */
export function defaultAdapter({ proxy }: AdapterOptions): HttpAdapter {
  return undiciAdapter({ proxy })
}
