import { expect, it } from 'vitest'
import { nearestPaths } from './reduce-paths.ts'

const reduced = (graph: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(nearestPaths(new Map(Object.entries(graph))))

it('leaves out what is reached through another', () => {
  const graph = { sale: ['product', 'mail', 'base'], product: ['mail'], mail: ['base'], base: [] }
  expect(reduced(graph)).toEqual({ sale: ['product'], product: ['mail'], mail: ['base'], base: [] })
  expect(reduced({ a: ['b', 'b', 'c'], b: [], c: [] })).toEqual({ a: ['b', 'c'], b: [], c: [] })
})

it('comes to an end in a circle', () => {
  expect(Object.keys(reduced({ a: ['b'], b: ['a'] }))).toEqual(['a', 'b'])
})
