import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Sandbox } from 'ooor/sandbox'
import { afterAll, beforeAll, describe } from 'vitest'

/** A server to run the same tests on. */
export interface Target {
  readonly major: number
  readonly url: string
  readonly database: string
  /** Stops and starts the server; sessions stay. Absent for a server that is not ours to restart. */
  readonly restart?: () => Promise<void>
  /** Deletes a web session behind everybody's back. Absent likewise. */
  readonly forgetSession?: (id: string) => Promise<void>
}

interface Kind {
  readonly name: string
  readonly start: () => Promise<Target & { readonly stop?: () => Promise<void> }>
}

const run = promisify(execFile)
const ODOO_SCRIPT = fileURLToPath(new URL('../../scripts/odoo/odoo.sh', import.meta.url))

function sandbox(series: string): Kind {
  return {
    name: `sandbox ${series}`,
    start: async () => {
      const box = new Sandbox({ series })
      const server = await box.listen()
      return {
        major: box.series.major,
        url: server.url,
        database: box.database,
        restart: () => server.restart(),
        forgetSession: async (id) => {
          box.forgetSession(id)
        },
        stop: () => server.close(),
      }
    },
  }
}

/** A real server, named by OOOR_TEST_ODOO_14 or _19 as `http://host:port/database`. */
function real(major: number): Kind[] {
  const address = process.env[`OOOR_TEST_ODOO_${major}`]
  if (!address) return []
  const url = new URL(address)
  const isOurs = process.env[`OOOR_TEST_ODOO_${major}_IS_OURS`] === '1'
  const odoo = (...args: string[]) => run('bash', [ODOO_SCRIPT, ...args])
  return [
    {
      name: `real ${major}`,
      start: async () => ({
        major,
        url: url.origin,
        database: url.pathname.slice(1),
        ...(isOurs && {
          restart: async () => {
            await odoo('restart', String(major))
          },
          forgetSession: async (id: string) => {
            await odoo('forget', String(major), id)
          },
        }),
      }),
    },
  ]
}

const SANDBOXES = ['8.0', '14.0', '17.0', '19.0'].map(sandbox)
const REAL = [...real(14), ...real(19)]

/** Runs the same tests on the sandbox and on each real server that is there. */
export function describeTargets(title: string, tests: (target: () => Target) => void): void {
  describe.each([...SANDBOXES, ...REAL])(`${title}, on $name`, ({ start }) => {
    let target: (Target & { readonly stop?: () => Promise<void> }) | undefined
    beforeAll(async () => {
      target = await start()
    })
    afterAll(async () => {
      await target?.stop?.()
    })
    tests(() => {
      if (target === undefined) throw new Error('the target has not started')
      return target
    })
  })
}
