import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import * as errors from './index.ts'

const { AccessError, MissingError, OoorError, PrivateMethodError, ServerError, UserError, ValidationError } = errors

describe('the error tree', () => {
  it('gives each class its own literal name', () => {
    const classes = Object.values(errors).filter((value) => typeof value === 'function' && 'kind' in value)
    const kinds = classes.map((one) => (one as typeof OoorError).kind)
    expect(kinds.length).toBeGreaterThan(25)
    expect(new Set(kinds).size).toBe(kinds.length)
    for (const one of classes) expect((one as typeof OoorError).kind).toBe(one.name)
  })

  it('guards by class, up the tree', () => {
    const error = new PrivateMethodError({ exception: 'odoo.exceptions.AccessError', message: 'no' })
    expect(error.name).toBe('PrivateMethodError')
    expect([PrivateMethodError, AccessError, ServerError, OoorError].every((kind) => kind.is(error))).toBe(true)
    expect(MissingError.is(error) || UserError.is(error)).toBe(false)
    for (const value of [null, undefined, 'AccessError', new Error('x'), { name: 'AccessError' }]) {
      expect(AccessError.is(value)).toBe(false)
    }
  })

  it('guards errors of another copy of the library', async () => {
    vi.resetModules()
    const other = await import('./index.ts')
    const theirs = new other.ValidationError({ exception: '', message: 'x' })
    expect(theirs instanceof ValidationError).toBe(false)
    expect(ValidationError.is(theirs) && UserError.is(theirs)).toBe(true)
  })

  it('keeps the traceback out of logs', () => {
    const error = new AccessError({ exception: 'x', message: 'no', traceback: 'File "secret.py"' })
    expect(error.traceback).toContain('secret.py')
    expect(inspect(error) + JSON.stringify(error)).not.toContain('secret.py')
  })

  it('shows of the call only what is known', () => {
    expect(Object.keys(new OoorError('no'))).not.toContain('model')
    expect({ ...new OoorError('no', { call: { path: '/x' } }) }).toEqual({ name: 'OoorError', path: '/x' })
  })

  it('names the call before the server’s message', () => {
    const call = { model: 'res.partner', method: 'read' }
    const error = new AccessError({ exception: 'x', message: 'You may not' }, { call, cause: 'why' })
    expect(error.message).toBe('res.partner.read: You may not')
    expect(error).toMatchObject({ ...call, serverMessage: 'You may not', cause: 'why' })
  })

  it('is whole in JSON: with its message, and without what no log should have', () => {
    const toJson = (error: unknown): unknown => JSON.parse(JSON.stringify(error))
    const call = { model: 'res.partner', method: 'read', path: '/jsonrpc?token=abc' }
    const fault = { exception: 'odoo.exceptions.UserError', message: 'no', traceback: 'File "secret.py"', code: 200 }
    const error = new UserError(fault, { call, cause: new Error('inner') })
    expect(toJson(error)).toEqual({
      name: 'UserError',
      message: 'res.partner.read: no',
      model: 'res.partner',
      method: 'read',
      path: '/jsonrpc?token=…',
      exception: 'odoo.exceptions.UserError',
      serverMessage: 'no',
      arguments: [],
      context: {},
      code: 200,
    })
    const partial = new errors.PartialWriteError('broken off', { done: [7], cause: error })
    expect(toJson({ error: partial })).toEqual({
      error: { name: 'PartialWriteError', message: 'broken off', done: [7], cause: toJson(error) },
    })
    const lost = new errors.NetworkError('no', { code: 'ECONNRESET', sent: false })
    expect(toJson(lost)).toEqual({ name: 'NetworkError', message: 'no', code: 'ECONNRESET', sent: false })
    const redirect = new errors.RedirectError('elsewhere', { status: 302, location: '/x?token=abc' })
    expect(toJson(redirect)).toEqual({ name: 'RedirectError', message: 'elsewhere', status: 302 })
  })
})
