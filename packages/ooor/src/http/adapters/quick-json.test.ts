import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quickJson } from './quick-json.ts'
import { utf8Text } from './utf8-text.ts'

/** As Python writes JSON, and as its faster libraries do. */
const SPACINGS: [comma: string, colon: string][] = [
  [', ', ': '],
  [',', ':'],
]

function written(value: unknown, [comma, colon]: [comma: string, colon: string]): string {
  const inner = (one: unknown) => written(one, [comma, colon])
  if (Array.isArray(value)) return `[${value.map(inner).join(comma)}]`
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, of]) => JSON.stringify(name) + colon + inner(of))
    .join(comma)}}`
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('draft', 'a "b"', 'é€\n'),
)
const plain = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  text,
)
const many2one = fc.oneof(fc.constant(false), fc.tuple(fc.integer({ min: 1, max: 3 }), text))
const name = fc.stringMatching(/^[a-z][a-z_.:0-9]{0,12}$/)
const value = fc.oneof(
  { weight: 3, arbitrary: plain },
  many2one,
  fc.array(fc.integer({ min: 1 })),
  fc.array(text),
  fc.dictionary(name, plain, { maxKeys: 3 }),
)
/** Rows of the same members, each with values of its own. */
const rows = fc
  .uniqueArray(name, { minLength: 1, maxLength: 5 })
  .chain((names) =>
    fc.array(fc.record(Object.fromEntries(names.map((one) => [one, value]))), { minLength: 1, maxLength: 12 }),
  )
const documents = fc
  .tuple(rows, fc.constantFrom(...SPACINGS), fc.constantFrom('web', 'bare', 'records'))
  .map(([all, spacing, form]) => {
    if (form === 'bare') return written(all, spacing)
    const result = form === 'records' ? { length: all.length, records: all } : all
    return written({ jsonrpc: '2.0', id: 7, result }, spacing)
  })

function expected(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8Text(bytes))
  } catch {
    return undefined
  }
}

function same(found: unknown, wanted: unknown): void {
  deepStrictEqual(found, wanted)
  // The order of members, too.
  expect(JSON.stringify(found)).toBe(JSON.stringify(wanted))
}

describe('rows in JSON', () => {
  it('are what JSON.parse makes of them', () => {
    fc.assert(
      fc.property(documents, (json) => {
        const bytes = Buffer.from(json)
        const found = quickJson(bytes)
        if (found !== undefined) same(found, expected(bytes))
      }),
      { numRuns: 500 },
    )
  })

  it.each(SPACINGS)('are read as Odoo writes them, with %j and %j', (...spacing) => {
    const one = {
      id: 1,
      name: 'Ünï "quoted" \\\n',
      active: true,
      rate: -0.25,
      country_id: [5, 'Perú'],
      child_ids: [],
      more: {},
    }
    const other = {
      ...one,
      id: 2,
      name: 'A name that is longer than two pieces',
      country_id: false,
      child_ids: [3, 4, 5],
    }
    const records = [one, other, { ...one, name: null, country_id: [5, 'Perú'] }, { ...one, more: { a: { b: [] } } }]
    for (const document of [records, { jsonrpc: '2.0', id: null, result: { length: 4, records } }]) {
      same(quickJson(Buffer.from(written(document, spacing))), document)
    }
  })

  it('are left to JSON.parse when a byte is another', () => {
    const changed = fc.tuple(documents, fc.nat(), fc.nat({ max: 255 })).map(([json, place, byte]) => {
      const bytes = Buffer.from(json)
      bytes[place % bytes.length] = byte
      return bytes
    })
    fc.assert(
      fc.property(changed, (bytes) => {
        const found = quickJson(bytes)
        if (found !== undefined) same(found, expected(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  it('are left to JSON.parse when they are cut off', () => {
    fc.assert(
      fc.property(fc.tuple(documents, fc.nat()), ([json, length]) => {
        const bytes = Buffer.from(json)
        expect(quickJson(bytes.subarray(0, length % bytes.length))).toBe(undefined)
      }),
    )
  })
})

describe('numbers', () => {
  const read = (number: string) => (quickJson(Buffer.from(`[{"n": ${number}}]`)) as { n: number }[] | undefined)?.[0]?.n

  it.each(['0', '-0', '7', '-12', '0.1', '1e3', '-1.5E-7', '123456789012345', '1234567890123456789', '1e999'])(
    'reads %s',
    (number) => {
      expect(read(number)).toBe(JSON.parse(number))
    },
  )

  it.each(['01', '-', '+1', '.5', '1.', '1e', '0x10', 'NaN', 'Infinity', '--1', '1-1'])(
    'does not read %s',
    (number) => {
      expect(read(number)).toBe(undefined)
    },
  )
})

it('takes no object for a prototype', () => {
  expect(quickJson(Buffer.from('[{"__proto__": {"x": 1}}]'))).toBe(undefined)
})

it('reads rows of different members', () => {
  const json = '[{"id": 1, "a": [5, "x"]}, {"id": 2}, {"id": 3, "a": [5, "x"]}, {"a": [5, "y"], "id": 4}]'
  same(quickJson(Buffer.from(json)), JSON.parse(json))
})

it('leaves what is no list of rows', () => {
  const fields = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`field_${at}`, { [`of_${at}`]: at }]))
  expect(quickJson(Buffer.from(JSON.stringify(fields)))).toBe(undefined)
  const different = Array.from({ length: 100 }, (_, at) => ({ [`of_${at}`]: at }))
  expect(quickJson(Buffer.from(JSON.stringify(different)))).toBe(undefined)
  const deep = `[{"a": ${'['.repeat(5000)}${']'.repeat(5000)}}]`
  expect(quickJson(Buffer.from(deep))).toBe(undefined)
})
