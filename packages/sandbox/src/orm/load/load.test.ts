import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

describe.each(['14.0', '19.0'])('load on %s', (series) => {
  const call = callerOn(series)
  const load = (fields: string[], ...data: string[][]) => call('res.partner', 'load', [fields, data])
  const label = (name: string) => (series === '14.0' ? {} : { field_name: name })

  it('makes records with lines and external ids, and finds them again', () => {
    const fields = ['id', 'name', 'country_id/id', 'child_ids/name']
    const answer = load(fields, ['x.one', 'One', 'base.fr', 'A'], ['', '', '', 'B'], ['x.two', 'Two', '', ''])
    expect(answer).toEqual({ ids: [expect.any(Number), expect.any(Number)], messages: [], nextrow: 0 })
    const [one] = (answer as { ids: number[] }).ids
    expect(call('res.partner', 'read', [[one], ['name', 'country_id', 'child_ids']])).toEqual([
      { id: one, name: 'One', country_id: [75, 'France'], child_ids: [expect.any(Number), expect.any(Number)] },
    ])
    expect(load(['id', 'name'], ['x.one', 'Uno'])).toMatchObject({ ids: [one] })
    expect(call('res.partner', 'get_external_id', [[one]])).toEqual({ [String(one)]: 'x.one' })
  })

  it('makes nothing when anything is wrong, and says what', () => {
    const before = call('res.partner', 'search_count', [[]])
    expect(load(['name', 'color'], ['fine', '1'], ['wrong', 'abc'])).toEqual({
      ids: false,
      messages: [
        {
          rows: { from: 1, to: 1 },
          type: 'error',
          record: 1,
          field: 'color',
          message: "'abc' does not seem to be an integer for field 'Color Index'",
          ...label('Color Index'),
        },
      ],
      nextrow: 0,
    })
    expect(call('res.partner', 'search_count', [[]])).toBe(before)
  })

  it.each([
    [
      ['name', 'country_id/id'],
      ['x', 'base.nosuch'],
      "No matching record found for external id 'base.nosuch' in field 'Country'",
    ],
    [
      ['name', 'country_id'],
      ['x', 'Nowhereland'],
      "No matching record found for name 'Nowhereland' in field 'Country'",
    ],
    [['name', 'type'], ['x', 'nosuch'], "Value 'nosuch' not found in selection field 'Address Type'"],
    [['.id', 'name'], ['99999999', 'x'], "Unknown database identifier '99999999'"],
  ])('%j of %j', (fields, row, message) => {
    expect(load(fields, row)).toMatchObject({ ids: false, messages: [{ message }] })
  })

  it('finds what is archived by its id since 17', () => {
    const firm = call('res.partner', 'create', [{ name: 'Archived', active: false }])
    expect(load(['name', 'parent_id/.id'], ['x', String(firm)])).toMatchObject(
      series === '14.0'
        ? {
            ids: false,
            messages: [{ message: `No matching record found for database id '${firm}' in field 'Related Company'` }],
          }
        : { ids: [expect.any(Number)], messages: [] },
    )
  })

  it('takes an unknown word for a yes, or for nothing', () => {
    expect(load(['name', 'is_company'], ['x', 'maybe'])).toMatchObject(
      series === '14.0'
        ? {
            ids: [expect.any(Number)],
            messages: [
              { type: 'warning', message: "Unknown value 'maybe' for boolean field 'Is a Company', assuming 'yes'" },
            ],
          }
        : {
            ids: false,
            messages: [{ type: 'error', message: "Unknown value 'maybe' for boolean field 'Is a Company'" }],
          },
    )
  })

  it('stumbles over unknown fields', () => {
    expect(raised(() => load(['nosuch'], ['x']))).toBe(
      series === '14.0' ? 'KeyError: nosuch' : "ValueError: Invalid field name 'nosuch'",
    )
  })

  it('takes what a column of the list itself calls a line', () => {
    const messageOf = (fields: string[], row: string[]) =>
      (load(['name', ...fields], ['x', ...row]) as { messages: { message: string }[] }).messages[0]?.message
    expect(messageOf(['child_ids', 'child_ids/name'], ['nobody', 'y'])).toBe(
      "No matching record found for name 'nobody' in field 'Contact'",
    )
    expect(messageOf(['child_ids', 'child_ids/.id'], ['', '1'])).toBe(
      "Ambiguous specification for field 'Contact', only provide one of name, external id or database id",
    )
    expect(messageOf(['child_ids', 'child_ids/name'], ['', 'y'])).toBeUndefined()
    const unknown = series === '14.0' ? 'KeyError: nosuch' : "ValueError: Invalid field name 'nosuch'"
    expect(raised(() => load(['child_ids/nosuch'], ['x']))).toBe(unknown)
  })

  it('exports the same, a row for each record of a list', () => {
    const fields = ['.id', 'id', 'name', 'country_id/id', 'child_ids']
    expect(call('res.partner', 'export_data', [[14], fields])).toEqual({
      datas: [
        ['14', 'base.res_partner_12', 'Azure Interior', 'base.us', 'Azure Interior, Brandon Freeman'],
        ['', '', '', '', 'Azure Interior, Nicole Ford'],
      ],
    })
  })
})

it('without columns each row is a record of its own (tried on 14.0)', () => {
  const { messages } = callerOn('14.0')('res.partner', 'load', [[], [['a'], ['b']]]) as { messages: unknown[] }
  expect(messages).toHaveLength(2)
})
