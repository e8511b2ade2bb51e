import { describe, expect, it } from 'vitest'
import { ConnectionLostError } from '../../errors/index.ts'
import { undiciFailure } from './undici-failure.ts'

const failure = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more })

describe('who did not answer', () => {
  const told = (error: Error, url = 'http://erp.example.com:8069/web') => undiciFailure(error, { url }, false).message

  it('is the server, at its own port or by its own name', () => {
    expect(told(failure('ECONNREFUSED', { address: '10.0.0.1', port: 8069 }))).toContain('at erp.example.com:8069 ')
    expect(told(failure('ECONNREFUSED', { address: '10.0.0.1', port: 443 }), 'https://erp.example.com/web')).toContain(
      'at erp.example.com ',
    )
    expect(told(failure('ENOTFOUND', { hostname: 'erp.example.com' }))).toContain("the URL's host name")
    expect(told(failure('ECONNREFUSED'))).toContain('that Odoo runs')
  })

  it('is the proxy, at another port or by another name', () => {
    expect(told(failure('ECONNREFUSED', { address: '10.0.0.9', port: 3128 }))).toBe(
      'nothing answers at 10.0.0.9:3128, the proxy on the way to erp.example.com:8069 (ECONNREFUSED): check HTTPS_PROXY and HTTP_PROXY, or the dispatcher, and that the proxy runs',
    )
    const several = new AggregateError([failure('ECONNREFUSED', { address: '::1', port: 3128 })])
    expect(told(several)).toContain('nothing answers at ::1:3128, the proxy')
    const nested = new TypeError('fetch failed', { cause: failure('ENOTFOUND', { hostname: 'proxy.example.com' }) })
    expect(told(nested)).toContain(
      "host 'proxy.example.com' is not known, the proxy on the way to erp.example.com:8069",
    )
  })
})

it('an answer that is shorter than it says is a connection that was lost', () => {
  for (const code of ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HPE_INVALID_EOF_STATE']) {
    const lost = undiciFailure(failure(code), { url: 'http://erp.example.com/web' }, true)
    expect(lost).toBeInstanceOf(ConnectionLostError)
    expect(lost.sent).toBe(true)
  }
})
