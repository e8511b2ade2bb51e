import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach } from 'vitest'

/** Servers for the tests of a file: `serve` answers the address of a new one, `end` ends those that there are. */
export function serving() {
  const started: Server[] = []
  const end = async () => {
    for (const server of started.splice(0)) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  afterEach(end)
  const serve = async (
    listener: RequestListener,
    upgrade?: (request: unknown, socket: Duplex) => void,
  ): Promise<string> => {
    const server = createServer(listener)
    if (upgrade !== undefined) server.on('upgrade', upgrade)
    started.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  return { serve, end }
}
