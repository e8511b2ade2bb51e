import { expect, test } from 'vitest'
import type { Domain } from '../types/where.ts'
import { letsAllPass } from './lets-all-pass.ts'

test.each<[domain: Domain, passes: boolean]>([
  [[], true],
  [[['id', 'not in', []]], true],
  [['!', ['name', 'in', []]], true],
  [['!', '!', ['name', 'ilike', '']], true],
  [['!', ['id', '=', 0]], true],
  [['!', ['name', 'not ilike', '%']], true],
  [[['name', '=?', '']], true],
  [[['color', '=?', 0]], true],
  [[['name', '=ilike', '%']], true],
  [[['name', 'like', '%%']], true],
  [['|', ['color', '=', 1], ['id', 'not in', []]], true],
  [
    [
      ['id', 'not in', []],
      ['name', 'ilike', ''],
    ],
    true,
  ],
  [['&', ['id', 'not in', []], ['color', '=', 1]], false],
  [['|', ['id', 'in', []], ['color', '=', 1]], false],
  [['!', ['id', 'not in', []]], false],
  [['!', ['color', '=', 1]], false],
  [['!', '&', ['color', '=', 1], ['name', 'ilike', '']], false],
  [['!', '|', ['id', 'in', []], ['name', 'in', []]], true],
  [[['name', '=ilike', '']], false],
  [[['name', 'ilike', '%a']], false],
  [[['id', '!=', 0]], false],
])('%j lets all pass: %s', (domain, passes) => {
  expect(letsAllPass(domain)).toBe(passes)
})
