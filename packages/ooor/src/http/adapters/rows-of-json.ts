import { quickJson } from './quick-json.ts'

/** From here on (bytes) it is quicker. */
export const WORTH_IT = 8 * 1024
/**
 * So many bytes are left to `JSON.parse` first: V8 runs new code slowly, and the first answers would cost more (some 40 ms
 * in all) than a program that reads few would gain.
 */
const COLD = 4 * 1024 * 1024

let cold = 0

/** What a body with rows means; undefined where `JSON.parse` is to read it. */
export function jsonOfRows(bytes: Buffer): unknown {
  const { length } = bytes
  if (length < WORTH_IT) return undefined
  if (cold >= COLD) return quickJson(bytes)
  cold += length
  return undefined
}
