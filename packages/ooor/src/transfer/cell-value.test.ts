import { expect, it } from 'vitest'
import type { FieldSchema } from '../records/index.ts'
import { cellValue } from './cell-value.ts'

const active = { name: 'active', kind: 'boolean' } as FieldSchema

it('reads booleans as files write them, and says which words there are', () => {
  const read = (text: string) => cellValue('res.partner', active, text)
  expect(['yes', 'TRUE', ' 1 ', 'on', 'No', 'false', '0', ''].map(read)).toEqual([
    ...[true, true, true, true],
    ...[false, false, false, false],
  ])
  expect(() => read('constructor')).toThrow('is needed')
  expect(() => read('maybe')).toThrow(/the row has "maybe" for it: 1, true or yes, 0, false or no is needed$/)
})
