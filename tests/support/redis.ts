import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, start } from './process.ts'

export interface RedisServer {
  readonly url: string
  stop(): Promise<void>
}

/** A Redis of the test's own: in memory, in a folder that goes with it. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ooor-redis-'))
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
  const server = await start('redis-server', options, /Ready to accept connections/)
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      await server.stop('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
