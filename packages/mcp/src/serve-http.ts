import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { ConfigError } from 'ooor/errors'
import { createMcpHttp, type McpHttpOptions } from './http/create-mcp-http.ts'
import { sessionFor } from './http/session-for.ts'
import type { OpenTarget } from './open-target.ts'

/** Where to listen, and for whom. */
export interface ServeOptions extends Omit<McpHttpOptions, 'connectAs'> {
  readonly port: string
  readonly address: string
}

/** A server that listens. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}

/** Serves agents over HTTP on Node, each in the rights of the key or session that they bring. */
export async function serveHttp(target: OpenTarget, { port, address, ...options }: ServeOptions): Promise<Served> {
  const number = Number(port)
  if (port === '' || !Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new ConfigError(`--http ${port} is no port`)
  }
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(address)
  if (!isLocal && options.hosts === undefined) {
    throw new ConfigError(`--listen ${address} is reached from elsewhere: say by which names, with --host`)
  }
  const odoo = target.forCallers()
  const http = createMcpHttp({
    ...options,
    connectAs: (bearer) => sessionFor(odoo, bearer),
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const made = serve({ fetch: http.fetch, port: number, hostname: address, overrideGlobalObjects: false }, () =>
      resolve(made),
    )
    made.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(`--http ${port}: the port is taken (EADDRINUSE), name another`, { cause: error })
          : error,
      ),
    )
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${bound}/mcp`,
    close: async () => {
      await http.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await odoo.close()
    },
  }
}
