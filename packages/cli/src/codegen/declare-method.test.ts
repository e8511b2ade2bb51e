import { expect, it } from 'vitest'
import { declareMethod } from './declare-method.ts'
import type { MethodDescription, ParameterDescription } from './server-description.ts'

function declared(method: Partial<MethodDescription>): string {
  const base = { name: 'do_it', isOfModel: false, doc: undefined, parameters: [], takesMore: false, returns: undefined }
  return declareMethod({ ...base, ...method }, '').join('\n')
}

function parameter(name: string, given: Partial<ParameterDescription> = {}): ParameterDescription {
  return { name, doc: undefined, annotation: undefined, isRequired: false, default: undefined, ...given }
}

it('takes nothing', () => {
  expect(declared({ doc: 'Does it.' })).toBe('/** Does it. */\ndo_it(): Promise<unknown>')
  expect(declared({ returns: 'list[int]' })).toBe('do_it(): Promise<number[]>')
})

it('takes one object of named arguments', () => {
  expect(declared({ parameters: [parameter('a')] })).toBe('do_it(args?: { a?: unknown }): Promise<unknown>')
  const parameters = [parameter('a', { annotation: 'int', isRequired: true }), parameter('b', { annotation: 'str' })]
  expect(declared({ parameters })).toBe('do_it(args: { a: number; b?: string }): Promise<unknown>')
  expect(declared({ takesMore: true })).toBe('do_it(args?: { [argument: string]: unknown }): Promise<unknown>')
})

it('takes the default as well', () => {
  const parameters = [
    parameter('a', { annotation: 'str', default: null }),
    parameter('b', { annotation: 'str', default: false }),
    parameter('c', { annotation: 'bool', default: false }),
    parameter('d', { annotation: 'int | None', default: null }),
  ]
  expect(declared({ parameters })).toContain(
    '{ a?: string | null; b?: string | false; c?: boolean; d?: number | null }',
  )
})

it('has a line for each argument that is explained', () => {
  const parameters = [parameter('a', { doc: 'The first.' }), parameter('class-name')]
  expect(declared({ parameters }).split('\n')).toEqual([
    'do_it(args?: {',
    '  /** The first. */',
    '  a?: unknown',
    "  'class-name'?: unknown",
    '}): Promise<unknown>',
  ])
})
