/** Writes the declarations of a whole Odoo 19, compressed, for the measurement. Reads and logs in; writes nothing there. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { checkBuild } from '../freshness.ts'
import { LOGIN, PASSWORD } from '../workload.ts'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

checkBuild()
const folder = mkdtempSync(join(tmpdir(), 'ooor-record-'))
try {
  const out = join(folder, 'odoo.d.ts')
  const target = process.env.OOOR_TEST_ODOO_19 ?? 'http://127.0.0.1:8019/odoo19'
  const args = [path('../../packages/cli/dist/main.js'), 'types', '--out', out, '--username', LOGIN, target]
  const env = { ...process.env, OOOR_PASSWORD: PASSWORD, OOOR_API_KEY: undefined }
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`ooor types ended with ${status}`)
  writeFileSync(path('odoo-19.d.ts.br'), brotliCompressSync(readFileSync(out)))
} finally {
  rmSync(folder, { recursive: true })
}
