import { connect } from 'node:tls'
import type { Check, Diagnosis } from '../check.ts'

const DAY = 86_400_000
/** Days before a certificate's end from which on it is told: those of Let's Encrypt are renewed 30 days before. */
const SOON = 21

/** Whether the way is closed to others, and for how long. */
export const tlsCheck: Check = {
  name: 'tls',
  title: 'TLS',
  needs: 'nothing',
  async run(patient, signal) {
    const { protocol, hostname, port } = new URL(patient.url)
    if (protocol === 'http:') {
      if (patient.isNear)
        return { status: 'ok', says: 'none, to a server of this machine or network', facts: { tls: null } }
      const remedy = 'put a proxy with a certificate before Odoo, and connect to https://'
      return {
        status: 'fail',
        says: 'none: passwords and keys go over the network for everybody to read',
        remedy,
        facts: { tls: null },
      }
    }
    if (patient.options.proxy !== undefined) return { status: 'skip', says: 'not looked at through a proxy' }
    const peer = await peerOf(hostname.replace(/^\[|\]$/g, ''), Number(port || 443), signal).catch(
      (error: NodeJS.ErrnoException) => error,
    )
    if (!(peer instanceof Error)) return tlsDiagnosis(peer, Date.now())
    return {
      status: 'skip',
      says: `not found out: ${peer.code ?? peer.message}`,
      facts: { error: peer.code ?? peer.name },
    }
  },
}

/** What the other side showed. */
export interface TlsPeer {
  readonly protocol: string
  readonly validTo: number
  readonly issuer: string
  /** Why the certificate is not to be trusted; undefined when it is. */
  readonly distrust: string | undefined
}

function peerOf(host: string, port: number, signal: AbortSignal): Promise<TlsPeer> {
  return new Promise((resolve, reject) => {
    const servername = /^[\d.:a-f]+$/i.test(host) && !/[g-z]/i.test(host) ? '' : host
    const socket = connect({ host, port, servername, rejectUnauthorized: false }, () => {
      const { valid_to, issuer } = socket.getPeerCertificate()
      const error = socket.authorizationError as Error | string | undefined
      resolve({
        protocol: socket.getProtocol() ?? 'unknown',
        validTo: Date.parse(valid_to),
        issuer: [issuer?.O ?? issuer?.CN ?? 'somebody'].flat()[0] ?? 'somebody',
        distrust: error ? String(error instanceof Error ? error.message : error) : undefined,
      })
      socket.end()
    })
    socket.on('error', reject)
    signal.addEventListener('abort', () => socket.destroy())
  })
}

/** What to think of a certificate at a moment. */
export function tlsDiagnosis({ protocol, validTo, issuer, distrust }: TlsPeer, now: number): Diagnosis {
  const days = Math.floor((validTo - now) / DAY)
  const facts = { protocol, days, issuer }
  const renew = 'renew it, and look why nobody did: certbot.timer, or the proxy’s own renewal'
  if (days < 0)
    return { status: 'fail', says: `the certificate of ${issuer} ended ${-days} days ago`, remedy: renew, facts }
  const says = `${protocol}, with a certificate of ${issuer} for ${days} more days`
  if (distrust !== undefined) {
    const remedy = 'have it signed by an authority that everybody knows, or name yours: NODE_EXTRA_CA_CERTS=ca.pem'
    return { status: 'fail', says: `${says}, which this machine does not trust: ${distrust}`, remedy, facts }
  }
  if (protocol === 'TLSv1' || protocol === 'TLSv1.1') {
    return { status: 'warn', says, remedy: 'have the proxy speak TLS 1.2 and 1.3', facts }
  }
  return days <= SOON ? { status: 'warn', says, remedy: renew, facts } : { status: 'ok', says, facts }
}
