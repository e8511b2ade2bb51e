import { Sandbox } from '@ooor/sandbox'
import { describe, expect, it } from 'vitest'
import { runOoor } from '../run.test-help.ts'

const doctor = (...args: readonly string[]) => runOoor(['doctor', ...args, '--sandbox=19.0'])

describe('ooor doctor', () => {
  it('tells what it found, a line each, and what to do', async () => {
    const { code, out } = await doctor()
    expect(code).toBe(0)
    expect(out).toContain('✓ Series         Odoo 19.0 at http://sandbox\n')
    expect(out).toContain('! Rights         an administrator, who may do all')
    expect(out).toContain('                 → give the program a user of its own')
    expect(out).toMatch(/\n\d+ well, 1 to look at, \d not to be found out\n$/)
  })

  it('answers JSON, of some checks', async () => {
    const { code, out } = await doctor('--only', 'series,rights', '--json', '--strict')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      findings: [
        { check: 'series', status: 'ok', facts: { series: '19.0' } },
        { check: 'rights', status: 'warn', facts: { isAdmin: true } },
      ],
    })
  })

  it('exits with 1 where something is wrong', async () => {
    const sandbox = new Sandbox({ series: '14.0' })
    const server = await sandbox.listen()
    const url = `${server.url.replace('://', '://demo:wrong-secret@')}/${sandbox.database}`
    const { code, out } = await runOoor(['doctor', url])
    expect(code).toBe(1)
    expect(out).toContain('✗ Login ')
    expect(out).not.toContain('wrong-secret')
    await server.close()
    const gone = await runOoor(['doctor', url])
    expect(gone.code).toBe(1)
    expect(gone.out).toMatch(/^✗ Series +nothing answers at /)
  })

  it.each([
    [['--only', 'series,serie'], "'serie' is no check: there are series, login"],
    [['--deadline', '0'], "'0' is no --deadline"],
  ])('%j is a wrong command line', async (args, message) => {
    expect(await doctor(...args)).toMatchObject({ code: 2, error: expect.stringContaining(message) })
  })
})
