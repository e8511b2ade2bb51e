import { describe, expect, it } from 'vitest'
import { networkFailure } from './network-failure.ts'

const failure = (code: string, more: object = {}, message = code) =>
  Object.assign(new Error(message), { code, ...more })
const sent = (error: Error, written: boolean | undefined) =>
  networkFailure(error, { url: 'https://host/web' }, written).sent

describe('what is known to be before the first byte', () => {
  // A route that goes, a peer that alerts, a name server that stumbles: the request may be there already.
  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'EPROTO', 'ERR_SSL_TLSV1_ALERT', 'EAI_AGAIN', 'ECONNRESET', 'ETIMEDOUT'])(
    '%s after the request was written: it may have been sent',
    (code) => {
      expect(sent(failure(code), true)).toBe(true)
      expect(sent(failure(code), false)).toBe(false)
    },
  )

  it('is told by the system call where the runtime does not say', () => {
    for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNREFUSED']) {
      expect(sent(failure(code, { syscall: 'connect' }), undefined)).toBe(false)
    }
    expect(sent(failure('EAI_AGAIN', { syscall: 'getaddrinfo' }), undefined)).toBe(false)
    expect(
      sent(new TypeError('fetch failed', { cause: failure('EHOSTUNREACH', { syscall: 'read' }) }), undefined),
    ).toBe(true)
    expect(sent(failure('EPROTO'), undefined)).toBe(true)
  })

  it('is a certificate that is refused, and a port without TLS', () => {
    expect(sent(failure('CERT_HAS_EXPIRED'), undefined)).toBe(false)
    expect(sent(failure('DEPTH_ZERO_SELF_SIGNED_CERT'), undefined)).toBe(false)
    expect(sent(failure('EPROTO', {}, 'wrong version number'), undefined)).toBe(false)
  })
})
