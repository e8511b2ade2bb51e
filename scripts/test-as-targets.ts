/**
 * The conformance suite on sandboxes that it knows as addresses only, as it knows real servers: what runs here by
 * OOOR_TEST_ODOO_<major>, runs so on anybody's servers.
 *
 * npm run test:targets -- 7.0,16.0 [what vitest takes]
 */
import { spawn } from 'node:child_process'
import { Sandbox } from '@ooor/sandbox'

const [named = '', ...rest] = process.argv.slice(2)
const series = /^[\d.,]+$/.test(named) ? named.split(',') : ['6.1', '7.0', '8.0', '16.0', '17.0', '18.0']
const vitestArgs = series.join() === named ? rest : process.argv.slice(2)

const env: NodeJS.ProcessEnv = { ...process.env, OOOR_TEST_ONLY_REAL: '1' }
for (const one of series) {
  const major = Number.parseInt(one, 10)
  const name = `OOOR_TEST_ODOO_${major}`
  const single = new Sandbox({ series: one })
  env[name] = `${(await single.listen()).url}/${single.database}`
  // 6.1 and 7.0 name the database in each call.
  if (major >= 8) {
    const several = new Sandbox({ series: one, database: 'first', databases: ['first', 'second'] })
    env[`${name}_MANY`] = `${(await several.listen()).url}/first`
  }
  if (major < 14) continue
  for (const login of ['admin', 'demo']) env[`${name}_KEY_${login.toUpperCase()}`] = `sandbox-${login}-key`
}

const vitest = spawn('npx', ['vitest', 'run', '--project', 'conformance', ...vitestArgs], { stdio: 'inherit', env })
vitest.once('exit', (code) => process.exit(code ?? 1))
