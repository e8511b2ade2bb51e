import { expect, it } from 'vitest'
import { unquote } from './unquote.ts'

// Of Python's own `urllib.parse.unquote`.
it.each([
  ['plain', 'plain'],
  ['a%20b%C3%A9', 'a bé'],
  ['%E0%A4', '\ufffd'],
  ['x%FFy', 'x\ufffdy'],
  ['100%', '100%'],
  ['%zz%41', '%zzA'],
  ['%EF%BB%BFa', '\ufeffa'],
])('%s', (text, read) => {
  expect(unquote(text)).toBe(read)
})
