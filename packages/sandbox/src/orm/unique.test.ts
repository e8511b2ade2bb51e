import { expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

it.each(['14.0', '19.0'])('values are each there once on %s, and free again when they change', (series) => {
  const call = callerOn(series)
  const make = (key: string) => call('ir.config_parameter', 'create', [{ key, value: 'x' }]) as number
  const first = make('one')
  expect(raised(() => make('one'))).toMatch(/^ValidationError/)
  call('ir.config_parameter', 'write', [[first], { key: 'two' }])
  make('one')
  expect(raised(() => make('two'))).toMatch(/^ValidationError/)
  call('ir.config_parameter', 'unlink', [[first]])
  make('two')
})

it.each(['14.0', '19.0'])('nothing is like nothing on %s', (series) => {
  const call = callerOn(series)
  const make = (values: object) => call('res.groups', 'create', [{ name: 'Guests', ...values }]) as number
  expect(make({})).toBeLessThan(make({}))
  const within = series === '14.0' ? { category_id: 12 } : { privilege_id: 5 }
  make(within)
  // Without a language the constraint's name is told up to 17 (tried on 14.0 and 19.0).
  expect(raised(() => make(within))).toBe(
    series === '14.0'
      ? 'ValidationError: res_groups_name_uniq'
      : 'ValidationError: The operation cannot be completed: The name of the group must be unique within a group privilege!',
  )
})
