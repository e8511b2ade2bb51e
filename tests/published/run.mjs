/**
 * Runs the same program with the packed library on Node (undici and fetch), Bun, Deno and workerd, against a sandbox
 * that listens on loopback, and the README's programs. Called by scripts/test-runtimes.sh, in a folder where the
 * tarballs are installed.
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Sandbox } from '@ooor/sandbox'

const run = promisify(execFile)
const [binaries] = process.argv.slice(2)
const EXPECTED = 'web | 19.0 | 8 | Ready Mat | FR | FR | 2 | Corner Desk Left Sit | LoginRequiredError | 2 | true'

const server = await new Sandbox().listen()
const env = {
  ...process.env,
  SANDBOX_URL: server.url,
  OOOR_URL: `${server.url.replace('://', '://admin:admin@')}/sandbox`,
}
const of = (path) => join(binaries, 'node_modules', path)
const output = async (command, ...args) => (await run(command, args, { env, maxBuffer: 1e8 })).stdout.trim()

const commands = {
  'Node 20': [process.execPath],
  'Node 22': [of('node-22/bin/node')],
  'Node 24': [of('node-24/bin/node')],
  Bun: [of('@oven/bun-linux-x64/bin/bun'), 'run'],
  Deno: [of('@deno/linux-x64-glibc/deno'), 'run', '--allow-net', '--allow-env', '--node-modules-dir=manual'],
}

const is = (answer) => answer === EXPECTED
const trials = { workerd: [() => workerd(of('@cloudflare/workerd-linux-64/bin/workerd')), is] }
trials['Node 20, fetch'] = [() => output(process.execPath, '--conditions=workerd', 'script.mjs'), is]
trials['browser bundle'] = [() => output(process.execPath, 'browser-bundle.mjs'), is]
for (const [name, command] of Object.entries(commands)) {
  trials[name] = [() => output(...command, 'script.mjs'), is]
  trials[`${name}, first.ts`] = [() => output(...command, 'first.mjs'), (answer) => answer.includes('Office Chair')]
  trials[`${name}, tour.ts`] = [() => output(...command, 'tour.mjs'), (answer) => /\d+ partners true/.test(answer)]
}

let failed = 0
for (const [name, [start, isRight]] of Object.entries(trials)) {
  const answer = await start().catch((error) => String(error?.stderr || error))
  if (isRight(answer)) console.log(`${name.padEnd(18)} ok`)
  else {
    failed++
    console.error(`${name.padEnd(18)} FAILED\n  wanted ${EXPECTED}\n  got    ${answer}`)
  }
}
await server.close()
console.log(`runtimes: ${Object.keys(trials).length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** A worker needs one bundled module and a server around it. */
async function workerd(binary) {
  if (!existsSync(binary)) throw new Error(`${binary} is not installed`)
  const port = await freePort()
  await writeFile(
    'workerd.capnp',
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private", "local"]))
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundle.mjs")],
  compatibilityDate = "2026-01-01",
  bindings = [(name = "SANDBOX_URL", text = "${server.url}")]
);
`,
  )
  const child = spawn(binary, ['serve', 'workerd.capnp'], { stdio: ['ignore', 'inherit', 'inherit'] })
  try {
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
      if (response !== undefined) return await response.text()
      if (child.exitCode !== null) throw new Error(`workerd ended with ${child.exitCode}`)
    }
  } finally {
    child.kill()
    if (child.exitCode === null) await once(child, 'exit')
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
