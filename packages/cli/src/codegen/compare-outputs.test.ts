import { expect, it } from 'vitest'
import { compareDeclarations, compareSchemaFiles } from './compare-outputs.ts'

const BEFORE = `// Written by \`ooor types\` from Odoo 19.0. Do not edit.
import type { field } from 'ooor'

export interface Odoo {
  'a.a': AA
  'b.b': BB
}

/** A */
export interface AA {
  name: 'a.a'
  fields: {
    /**
     * State
     *
     * state: help
     */
    state: field.Selection<
      | 'one'
      | 'two',
      'required'
    >
    gone: field.Char
  }
  methods: {
    act(args?: {
      /** doc: */
      a?: string
    }): Promise<unknown>
  }
}

export interface BB {
  name: 'b.b'
  fields: {
  }
  methods: object
}
`

it('names what was added, removed and changed', () => {
  const after = BEFORE.replace("      | 'two',", "      | 'three',")
    .replace('    gone: field.Char\n', '    come: field.Char\n')
    .replace('a?: string', 'a?: number')
  expect(compareDeclarations(BEFORE, after)).toEqual(['~ a.a: ~act, +come, -gone, ~state'])
})

it('names models', () => {
  const after = BEFORE.replace("  'b.b': BB\n", "  'c.c': CC\n")
    .replace('interface BB', 'interface CC')
    .replace("'b.b'\n  fields", "'c.c'\n  fields")
  expect(compareDeclarations(BEFORE, after)).toEqual(['- b.b', '+ c.c'])
})

it('is empty for comments', () => {
  expect(compareDeclarations(BEFORE, BEFORE)).toEqual([])
  expect(
    compareDeclarations(BEFORE, BEFORE.replace('state: help', 'state: other help').replace('doc:', 'more:')),
  ).toEqual([])
})

it('compares schema files', () => {
  const file = (fields: object) => JSON.stringify({ version: 1, models: { a: { fields } } })
  expect(compareSchemaFiles(file({ x: { type: 'char' }, y: {} }), file({ x: { type: 'text' }, z: {} }))).toEqual([
    '~ a: ~x, -y, +z',
  ])
  expect(compareSchemaFiles('not JSON', file({}))).toEqual(['+ a'])
})
