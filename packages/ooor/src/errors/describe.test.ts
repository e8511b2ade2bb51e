import { expect, test } from 'vitest'
import { describe } from './describe.ts'

test.each(['password', 'new_password', 'api_key', 'access_token', 'client_secret', 'secretkeys_token'])(
  'what %s is, is not shown',
  (name) => {
    expect(describe(12345678, name)).toBe('a value that is not shown')
    expect(describe([{ login: 'x', [name]: 12345678 }])).toBe(`[{"login":"x","${name}":"…"}]`)
  },
)

test.each(['name', 'code', 'key_ids', 'passage'])('what %s is, is shown', (name) => {
  expect(describe(5, name)).toBe('5')
  expect(describe({ [name]: 5 })).toBe(`{"${name}":5}`)
})
