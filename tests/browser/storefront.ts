import { type Balancer, startBalancer } from '../support/balancer.ts'
import { type Running, startTypeScript } from '../support/process.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

export interface Storefront {
  readonly url: string
  readonly balancer: Balancer
  stop(): Promise<void>
}

const KEY = 'a key for tests that is longer than 32 characters'

/** The shop as it is in earnest: two workers that share a Redis, behind a balancer that takes them in turn. */
export async function openStorefront(odoo: string, database: string): Promise<Storefront> {
  const redis: RedisServer = await startRedis()
  const workers: Running[] = []
  try {
    const args = ['--serve', '--port', '0', '--odoo', odoo, '--database', database, '--store', redis.url, '--keys', KEY]
    const started = await Promise.all(
      ['a', 'b'].map((worker) =>
        startTypeScript('examples/demo.ts', [...args, '--worker', worker], /shop is open: http:\/\/[^:]+:(\d+)/),
      ),
    )
    workers.push(...started)
    const balancer = await startBalancer(workers.map(({ said }) => Number(said[1])))
    return {
      url: balancer.url,
      balancer,
      stop: async () => {
        await balancer.stop()
        await Promise.all(workers.map((worker) => worker.stop('SIGKILL')))
        await redis.stop()
      },
    }
  } catch (error) {
    await Promise.all(workers.map((worker) => worker.stop('SIGKILL')))
    await redis.stop()
    throw error
  }
}
