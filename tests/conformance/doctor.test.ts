import { examine } from '@ooor/cli'
import { describe, expect, it } from 'vitest'
import { describeManyDatabases, describeTargets, type Target } from './targets.ts'

const as = ({ url, database }: Target, login: string, secret = login) => ({
  url,
  database,
  username: login,
  password: secret,
})

const statusOf = (findings: Awaited<ReturnType<typeof examine>>) =>
  Object.fromEntries(findings.map(({ check, status }) => [check, status]))

describeTargets('doctor', (target) => {
  it('finds nothing wrong with a server that is well', async () => {
    const findings = await examine(as(target(), 'demo'))
    expect(findings.filter(({ status }) => status === 'fail')).toEqual([])
    const { major } = target()
    expect(statusOf(findings)).toMatchObject({
      series: major >= 18 ? 'ok' : 'warn',
      login: 'ok',
      rights: 'ok',
      wires: 'ok',
      keys: major < 14 ? 'skip' : 'ok',
      bus: major < 8 ? 'skip' : 'ok',
      languages: 'ok',
      databases: 'ok',
      tls: 'ok',
      latency: 'ok',
    })
    const facts = Object.fromEntries(findings.map((finding) => [finding.check, finding.facts]))
    expect(facts.rights).toMatchObject({ isAdmin: false, rights: { 'res.partner': { read: true } } })
    const wires = [
      'web',
      ...(major >= 19 ? ['json2'] : []),
      ...(major >= 8 ? ['jsonrpc'] : []),
      'xmlrpc',
      ...(major >= 8 ? ['xmlrpc2'] : []),
    ]
    expect(facts.wires).toMatchObject({ answering: wires, taken: 'web' })
    expect(facts.login).toMatchObject({ login: 'demo', auth: 'password' })
  })

  it('tells an administrator and a portal user', async () => {
    const only = ['rights']
    const [admin] = await examine(as(target(), 'admin'), { only })
    expect(admin).toMatchObject({ status: 'warn', says: expect.stringContaining('an administrator') })
    const [portal] = await examine(as(target(), 'portal'), { only })
    expect(portal).toMatchObject({ status: 'ok', facts: { isAdmin: false } })
    expect(portal?.says).not.toContain('may change contacts')
  })

  it('goes on without a login, and tries it once', async () => {
    const findings = await examine(as(target(), 'demo', 'wrong'))
    expect(statusOf(findings)).toMatchObject({
      series: expect.any(String),
      login: 'fail',
      rights: 'skip',
      wires: 'ok',
      latency: 'ok',
    })
    expect(JSON.stringify(findings)).not.toContain('wrong"')
  })

  describe('with a key', () => {
    it('tells what the key is', async ({ skip }) => {
      const { keys, url, database, major } = target()
      if (keys.demo === undefined || major < 14) return skip('no keys here')
      const findings = await examine({ url, database, username: 'demo', apiKey: keys.demo })
      expect(findings.filter(({ status }) => status === 'fail')).toEqual([])
      const found = Object.fromEntries(findings.map((finding) => [finding.check, finding]))
      expect(found.keys).toMatchObject({
        facts: { isByKey: true, keys: expect.any(Number), scopes: expect.any(Array) },
      })
      expect(found.sessions).toMatchObject({ status: 'skip' })
      expect(JSON.stringify(findings)).not.toContain(keys.demo)
    })
  })
})

describeManyDatabases('doctor', (target) => {
  it('tells that there are several databases, and those that are not there', async () => {
    const only = ['databases']
    const [several] = await examine(as(target(), 'demo'), { only })
    expect(several).toMatchObject({ status: 'warn', remedy: expect.stringContaining('dbfilter') })
    const [missing] = await examine({ ...as(target(), 'demo'), database: 'nowhere' }, { only })
    expect(missing).toMatchObject({ status: 'warn', says: expect.stringContaining("'nowhere' is not among") })
  })
})
