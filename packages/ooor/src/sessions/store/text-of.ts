import { SessionStoreError } from '../../errors/index.ts'

/** What a store brought, as text: some clients bring bytes. Undefined for nothing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return undefined
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  throw new SessionStoreError(
    `the session store brought a value of type ${typeof value}: its get() must bring the text that was set`,
  )
}
