import { expect, it } from 'vitest'
import { Lru } from './lru.ts'

it('keeps what was used last', () => {
  const kept = new Lru<number>(2)
  kept.set('a', 1)
  kept.set('b', 2)
  expect(kept.get('a')).toBe(1)
  kept.set('c', 3)
  expect([kept.get('a'), kept.get('b'), kept.get('c'), kept.size]).toEqual([1, undefined, 3, 2])
  kept.set('a', 4)
  kept.set('d', 5)
  expect(kept.entries()).toEqual([
    ['a', 4],
    ['d', 5],
  ])
  expect([kept.delete('a'), kept.delete('a')]).toEqual([true, false])
})
