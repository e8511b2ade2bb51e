import { Sandbox } from '@ooor/sandbox'
import { describe, expect, it } from 'vitest'
import type { Check } from './check.ts'
import { runChecks } from './examine.ts'
import { Patient } from './patient.ts'

const sandbox = new Sandbox({ series: '19.0' })
const target = {
  url: 'http://sandbox',
  database: 'sandbox',
  adapter: sandbox.adapter,
  username: 'demo',
  password: 'demo',
}

const check = (name: string, run: Check['run'], more: Partial<Check> = {}): Check => {
  return { name, title: name, needs: 'nothing', run, ...more }
}
const well = async () => ({ status: 'ok' as const, says: 'well' })

describe('runChecks', () => {
  it('goes on when a check fails or does not end, and keeps their order', async () => {
    const patient = new Patient(target)
    const told: string[] = []
    const findings = await runChecks(
      patient,
      [
        check(
          'endless',
          (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(well()))),
        ),
        check('broken', () => Promise.reject(new TypeError('it broke.\nwith details'))),
        check('fine', well),
      ],
      { deadline: 20, onFinding: (finding) => told.push(finding.check) },
    )
    expect(findings).toMatchObject([
      { check: 'endless', status: 'fail', says: 'nothing was found out in 0.02 seconds' },
      { check: 'broken', status: 'fail', says: 'it broke', facts: { error: 'TypeError' } },
      { check: 'fine', status: 'ok' },
    ])
    expect(told).toHaveLength(3)
    await patient.close()
  })

  it('leaves out what makes no sense, and runs what wants to be alone at the end', async () => {
    const order: string[] = []
    const noting = (name: string, more: Partial<Check>) =>
      check(
        name,
        async () => {
          order.push(name)
          return well()
        },
        more,
      )
    const patient = new Patient({ ...target, password: 'wrong' })
    const findings = await runChecks(
      patient,
      [noting('alone', { isAlone: true }), noting('server', { needs: 'server' }), noting('login', { needs: 'login' })],
      {},
    )
    expect(findings.map(({ status }) => status)).toEqual(['ok', 'ok', 'skip'])
    expect(order).toEqual(['server', 'alone'])
    await patient.close()
  })
})
