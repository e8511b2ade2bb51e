import { expect, it } from 'vitest'
import {
  AccessDeniedError,
  AccessError,
  DatabaseUnavailableError,
  InvalidValueError,
  MissingError,
  NetworkError,
  NotFoundError,
  OutcomeUnknownError,
  SessionExpiredError,
  SessionLostError,
  SessionMovedError,
  SessionStoreError,
  TimeoutError,
  UserError,
  ValidationError,
} from '../errors/index.ts'
import { statusOf } from './status-of.ts'

const fault = { exception: 'x', message: 'no' }

it.each<[number, unknown]>([
  [401, new AccessDeniedError(fault)],
  [401, new SessionExpiredError(fault)],
  [403, new AccessError(fault)],
  [404, new MissingError(fault)],
  [404, new NotFoundError('none')],
  [409, new SessionMovedError('moved')],
  [410, new SessionLostError('lost')],
  [422, new UserError(fault)],
  [422, new ValidationError(fault)],
  [422, new InvalidValueError('no')],
  [502, new NetworkError('away', { sent: false })],
  [502, new OutcomeUnknownError('who knows')],
  [503, new SessionStoreError('down')],
  [503, new DatabaseUnavailableError(fault)],
  [504, new TimeoutError('late', { sent: true })],
  [500, new Error('ours')],
  [500, 'thrown'],
  [500, undefined],
])('%i for %s', (status, error) => {
  expect(statusOf(error)).toBe(status)
})
