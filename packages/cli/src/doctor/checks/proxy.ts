import type { Check } from '../check.ts'

/** What stands before Odoo, and whether Odoo knows its own address. */
export const proxyCheck: Check = {
  name: 'proxy',
  title: 'Proxy',
  needs: 'server',
  async run(patient, signal) {
    const server = (await patient.version(signal)).header('server') ?? ''
    const info = await patient.info().catch(() => null)
    const told = info?.raw['web.base.url']
    const base = typeof told === 'string' ? told.replace(/\/$/, '') : undefined
    const isBare = /^(?:Werkzeug|BaseHTTP)/i.test(server)
    const facts = { server, isBare, base: base ?? null }
    const says = isBare
      ? `none: Odoo’s own server answers (${server.split(' ')[0]})`
      : `${server.split(' ')[0] || 'something without a name'} answers`
    if (base !== undefined && patient.url.startsWith('https:') && base.startsWith('http:')) {
      const remedy = 'set proxy_mode = True, the proxy’s X-Forwarded headers, and web.base.url to https'
      return {
        status: 'warn',
        says: `${says}; Odoo takes itself for ${base}, which is what it writes into mails`,
        remedy,
        facts,
      }
    }
    if (isBare && !patient.isNear) {
      const remedy = 'put nginx or Caddy before it: TLS, connections that are kept, protection from slow clients'
      return { status: 'warn', says, remedy, facts }
    }
    return { status: 'ok', says, facts }
  },
}
