import { SessionStoreError } from '../../errors/index.ts'

/** What a store brought, as text: some clients bring bytes. Undefined for nothing, which some write as no text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined
  if (value === null || value === undefined) return undefined
  if (value instanceof Uint8Array) return new TextDecoder().decode(value) || undefined
  throw new SessionStoreError(
    `the session store brought a value of type ${typeof value}: its get() must bring the text that was set`,
  )
}
