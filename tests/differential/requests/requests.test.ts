import { writeFileSync } from 'node:fs'
import { Sandbox } from '@ooor/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chosenServers } from '../servers.ts'
import { Side } from '../side.ts'
import { addresses } from './addresses.ts'
import { compare, type Party } from './comparison.ts'
import { percentEqual, reportOf } from './report.ts'
import { makeSubjects, removeSubjects } from './subjects.ts'
import { webClient } from './web-client.ts'
import { wires } from './wires.ts'

/** Percent; `docs/sandbox-differences.md` tells of the rest. What is known of no series is no floor of it. */
const FLOORS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  14: { wires: 96.5, addresses: 95.5, 'web client': 83.5 },
  19: { wires: 96.5, addresses: 95.5, 'web client': 80.5 },
}

describe.each(chosenServers())('raw requests to real $major and the sandbox', ({ major, origin, database }) => {
  let parties: readonly [real: Party, sandbox: Party]
  const sandbox = new Sandbox({ series: `${major}.0`, database })
  let close: () => Promise<void>

  beforeAll(async () => {
    const listening = await sandbox.listen()
    close = () => listening.close()
    const [there, here] = [new Side('real', origin, database), new Side('sandbox', listening.url, database)]
    const key = process.env[`OOOR_TEST_ODOO_${major}_KEY_ADMIN`]
    parties = [
      { side: there, subjects: await makeSubjects(there, key) },
      { side: here, subjects: await makeSubjects(here, key && 'sandbox-admin-key') },
    ]
  })

  afterAll(async () => {
    const [real] = parties
    await removeSubjects(real.side, real.subjects)
    await close()
  })

  it.each([
    ['wires', wires, 1],
    ['addresses', addresses, 4],
    ['web client', webClient(major), 1],
  ] as const)('are answered alike: %s', async (name, made, atOnce) => {
    const compared = await compare(made, ...parties, atOnce)
    const report = reportOf(`Odoo ${major}.0, ${name}`, compared)
    process.stdout.write(`${report}\n`)
    const file = process.env.OOOR_DIFFERENTIAL_REPORT
    if (file) writeFileSync(`${file}.${major}.${name.replace(' ', '-')}.txt`, report)
    expect(percentEqual(compared)).toBeGreaterThanOrEqual(FLOORS[major]?.[name] ?? 0)
  })
})
