import { Schema } from 'ooor/schema'
import { expect, it } from 'vitest'
import { writeSchemaFile } from './schema-file.ts'

const answers = new Map([
  ['b', { z: { type: 'char', string: 'Z', required: false, help: false, store: false } }],
  ['a', { y: { type: 'many2one', string: 'Y', relation: 'b', required: true, store: true, related: null }, x: {} }],
])

it('is sorted, a line for each field, without what says nothing', () => {
  expect(writeSchemaFile('19.0', answers)).toBe(`{
  "version": 1,
  "series": "19.0",
  "models": {
    "a": {
      "fields": {
        "x": {},
        "y": {"relation":"b","required":true,"store":true,"string":"Y","type":"many2one"}
      }
    },
    "b": {
      "fields": {
        "z": {"store":false,"string":"Z","type":"char"}
      }
    }
  }
}
`)
})

it('tells the same as the server did', () => {
  const file = JSON.parse(writeSchemaFile('19.0', answers)) as { models: Record<string, { fields: object }> }
  for (const [model, answer] of answers) {
    const fromFile = new Schema(model, file.models[model]?.fields as never)
    expect([...fromFile.fields.values()]).toEqual(
      expect.arrayContaining([...new Schema(model, answer as never).fields.values()]),
    )
  }
})
