import { expect, test } from 'vitest'
import {
  AccessDeniedError,
  AccessError,
  DatabaseUnavailableError,
  SessionExpiredError,
  UserError,
  ValidationError,
} from '../../errors/index.ts'
import { isOfRows } from './of-rows.ts'

const fault = { exception: 'x', message: 'y' }

test('what keeps a server from looking at any row, is no row’s fault', () => {
  for (const Kind of [DatabaseUnavailableError, SessionExpiredError, AccessDeniedError]) {
    expect(isOfRows(new Kind(fault))).toBe(false)
  }
  for (const Kind of [UserError, ValidationError, AccessError]) expect(isOfRows(new Kind(fault))).toBe(true)
  expect(isOfRows(new TypeError('x'))).toBe(false)
})
