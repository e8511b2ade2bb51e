import { expect, it } from 'vitest'
import { serverError } from './fault.ts'
import { oldFault } from './old-fault.ts'

const call = { model: 'res.partner', method: 'frobnicate' }

// In the words of real servers of the series.
it.each([
  ['8.0', 'exceptions.AttributeError', "'res.partner' object has no attribute 'frobnicate'"],
  ['14.0', 'builtins.AttributeError', "type object 'res.partner' has no attribute 'frobnicate'"],
  ['17.0', 'builtins.AttributeError', "The method 'frobnicate' does not exist on the model 'res.partner'"],
  ['18.0', 'builtins.AttributeError', "The method 'res.partner.frobnicate' does not exist"],
])('names an unknown method of %s', (_, exception, message) => {
  expect(serverError({ exception, message }, call).name).toBe('UnknownMethodError')
})

it.each([
  ['16.0', "BaseModel.read() got an unexpected keyword argument 'fieldz'"],
  ['19.0', "BaseModel._read_format() got an unexpected keyword argument 'fieldz'"],
])('names an argument that search_read of %s hands on', (_, message) => {
  const typeError = { exception: 'builtins.TypeError', message }
  expect(serverError(typeError, { model: 'res.partner', method: 'search_read' }).name).toBe('ArgumentsError')
  expect(serverError(typeError, { model: 'res.partner', method: 'action_confirm' }).name).toBe('ServerError')
})

it('does not take the lack of another method for that of the called one', () => {
  const message = "The method 'other' does not exist on the model 'res.partner'"
  expect(serverError({ exception: 'builtins.AttributeError', message }, call).name).toBe('ServerError')
})

it('names a private method over the web client’s JSON of 8.0', () => {
  const message = 'Access Denied: Underscore prefixed methods cannot be remotely called'
  const hidden = { model: 'res.partner', method: '_get_default_image' }
  expect(serverError({ exception: 'exceptions.Exception', message }, hidden).name).toBe('PrivateMethodError')
})

const CLOSED = 'FATAL:  database "shop" is not currently accepting connections\n'

it.each([
  ['7.0', oldFault(CLOSED, `Traceback (most recent call last):\n  File "x"\nOperationalError: ${CLOSED}`)],
  ['8.0', { exception: 'psycopg2.OperationalError', message: CLOSED }],
  ['19.0', { exception: 'psycopg2.OperationalError', message: `connection to server at "db" failed: ${CLOSED}` }],
  ['any', { exception: 'psycopg2.OperationalError', message: 'FATAL:  sorry, too many clients already' }],
])('says that the database cannot be opened now, on %s', (_, fault) => {
  expect(serverError(fault, call).name).toBe('DatabaseUnavailableError')
})

it('says of another trouble of the database only that', () => {
  const fault = { exception: 'psycopg2.OperationalError', message: 'server closed the connection unexpectedly' }
  expect(serverError(fault, call).name).toBe('DatabaseError')
})
