import { expect, it } from 'vitest'
import { KNOWN_COUNT } from './known-count.ts'
import { suggestion } from './nearest.ts'

it('is the end of what is said where there are many names', () => {
  const names = Array.from({ length: 40 }, (_, at) => `name_${at}`)
  expect(suggestion('quite another', names).text.replace(KNOWN_COUNT, '')).toBe('')
  expect(suggestion('name_7', names).text.replace(KNOWN_COUNT, ' ($2)')).toMatch(
    /^: did you mean 'name_7' .*\? \(40\)$/,
  )
})
