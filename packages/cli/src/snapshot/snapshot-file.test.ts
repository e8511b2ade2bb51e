import { expect, it } from 'vitest'
import { shareSelections } from './shared-selections.ts'
import { writeSnapshotFile } from './snapshot-file.ts'

it('has a line for each field, rule and row', () => {
  const text = writeSnapshotFile({
    version: 1,
    series: '19.0',
    models: {
      'x.visit': {
        description: 'Visit',
        fields: { x_b: { type: 'char', store: true, help: '' }, x_a: { type: 'integer', store: false } },
        defaults: { x_a: 5 },
        access: { 'x.z': 'r', 'x.a': 'rw' },
        rules: [{ name: 'own', domain: '[]', operations: 'r' }],
      },
    },
    records: { 'x.visit': [{ id: 1, x_a: 2 }, { id: 2 }] },
    externalIds: {},
  })
  expect(text).toBe(`{
  "version": 1,
  "series": "19.0",
  "models": {
    "x.visit": {
      "access": {"x.a":"rw","x.z":"r"},
      "defaults": {"x_a":5},
      "description": "Visit",
      "fields": {
        "x_a": {"store":false,"type":"integer"},
        "x_b": {"store":true,"type":"char"}
      },
      "rules": [
        {"name":"own","domain":"[]","operations":"r"}
      ]
    }
  },
  "records": {
    "x.visit": [
      {"id":1,"x_a":2},
      {"id":2}
    ]
  },
  "externalIds": {}
}
`)
  expect(JSON.parse(text).models['x.visit'].defaults).toEqual({ x_a: 5 })
})

it('has a long list once, and no help texts', () => {
  const zones = Array.from({ length: 60 }, (_, index) => [`Zone/${index}`, `Zone ${index}`])
  const tz = { type: 'selection', selection: zones }
  const state = { type: 'selection', selection: [['a', 'A']] }
  const { fields, selections } = shareSelections(
    new Map([
      ['a', { tz: { ...tz, help: 'When' }, state }],
      ['b', { tz, tz2: { type: 'selection', selection: zones.slice(1) } }],
    ]),
  )
  expect(Object.keys(selections)).toEqual(['tz', 'tz2'])
  expect(fields.get('a')).toEqual({ tz: { type: 'selection', selection: 'tz' }, state })
  expect(fields.get('b')?.tz).toEqual({ type: 'selection', selection: 'tz' })
})
