import { ServerException, valueError } from './exceptions.ts'

/** What the library that speaks with PostgreSQL minds in a text, before the server could (tried on 14.0 and 19.0). */
export function checkSentText(text: string): void {
  const at = text.search(/\p{Surrogate}/u)
  if (at >= 0) {
    const parts = ['utf-8', text, at, at + 1, 'surrogates not allowed']
    throw new ServerException('builtins.UnicodeEncodeError', parts.join('\n'))
  }
  if (text.includes('\0')) throw valueError('A string literal cannot contain NUL (0x00) characters.')
}

/** The first text that cannot be sent, in a list too. */
export function firstUnsendable(value: unknown): string | undefined {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value) ? value : undefined
  if (!Array.isArray(value)) return undefined
  for (const one of value) {
    const found = firstUnsendable(one)
    if (found !== undefined) return found
  }
  return undefined
}
