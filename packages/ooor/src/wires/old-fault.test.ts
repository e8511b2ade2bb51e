import { describe, expect, it } from 'vitest'
import { serverError } from './fault.ts'
import { lastException, oldFault } from './old-fault.ts'

const call = { model: 'res.partner', method: 'search' }
const named = (code: string, traceback = '') => serverError(oldFault(code, traceback), call).name
const trace = (last: string) => `Traceback (most recent call last):\n  File "/x.py", line 1, in f\n    g()\n${last}\n`

describe('the faults of /xmlrpc, and of the web client up to 7', () => {
  it.each([
    ['AccessDenied', 'Access denied.', 'AccessDeniedError'],
    ['warning -- AccessError\n\nYou may not', '', 'AccessError'],
    ['warning -- Access Denied\n\nSorry, you are not allowed to access this document.', '', 'AccessError'],
    ['warning -- Access Denied\n\nPrivate methods (such as _x) cannot be called remotely.', '', 'PrivateMethodError'],
    ["warning -- Object Error\n\nObject no.such.model doesn't exist", '', 'UnknownModelError'],
    ["warning -- UserError\n\nObject no.such.model doesn't exist", '', 'UnknownModelError'],
    ['warning -- MissingError\n\nRecord does not exist', '', 'MissingError'],
    [
      'warning -- UserError\n\nEnregistrement absent.\n(Enregistrement : res.partner(9,), Utilisateur : 2)',
      '',
      'MissingError',
    ],
    [
      'warning -- AccessError\n\nOne of the records you are trying to modify has already been deleted.',
      '',
      'MissingError',
    ],
    ['warning -- ValidateError\n\nNo recursion', '', 'ValidationError'],
    ['warning -- Integrity Error\n\nThe operation cannot be completed', '', 'ValidationError'],
    ['warning -- UserError\n\nThe operation cannot be completed: x', '', 'ValidationError'],
    ['warning -- Invalid Action!\n\nCancel it first', '', 'UserError'],
    [
      "'res.partner' object has no attribute 'search'",
      trace("AttributeError: 'res.partner' object has no attribute 'search'"),
      'UnknownMethodError',
    ],
    [
      'search() takes at least 4 arguments (3 given)',
      trace('TypeError: search() takes at least 4 arguments (3 given)'),
      'ArgumentsError',
    ],
    ["Invalid field 'nosuch' in leaf", trace("ValueError: Invalid field 'nosuch' in leaf"), 'UnknownFieldError'],
    [
      'FATAL:  database "x" does not exist\n',
      trace('OperationalError: FATAL:  database "x" does not exist\n'),
      'UnknownDatabaseError',
    ],
    ['something else', trace('ZeroDivisionError: something else'), 'ServerError'],
    ['', '', 'ServerError'],
  ])('%j', (code, traceback, name) => {
    expect(named(code, traceback)).toBe(name)
  })

  it('find the exception at the end of a traceback, not in its text', () => {
    expect(lastException(trace('psycopg2.errors.UniqueViolation: duplicate\nDETAIL:  Key Error: x'))).toBeUndefined()
    expect(lastException(`${trace('KeyError: 1')}\nDuring handling…\n${trace('odoo.exceptions.UserError: no')}`)).toBe(
      'odoo.exceptions.UserError',
    )
  })
})
