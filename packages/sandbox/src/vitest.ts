/**
 * The sandbox's matchers for vitest: import it once, in a setup file or a test.
 *
 * ```ts
 * import '@ooor/sandbox/vitest'
 *
 * expect(sandbox).toHaveBeenAsked('sale.order.action_confirm', { times: 1 })
 * ```
 *
 * @module @ooor/sandbox/vitest
 */
import { expect } from 'vitest'
import { type AskedWith, sandboxMatchers } from './matchers.ts'

expect.extend(sandboxMatchers)

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: as vitest declares it
  interface Matchers<T = any> {
    /** Whether a sandbox was asked a method of a model (`sale.order.write`, `sale.order.*`), or a path. */
    toHaveBeenAsked(name: string, wanted?: AskedWith): T
  }
}
