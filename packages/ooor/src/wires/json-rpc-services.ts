import { encodeJsonRpc, readJsonRpc } from './json-rpc.ts'
import { lostAnswer } from './lost-answer.ts'
import type { Server } from './server.ts'
import type { ServiceSender } from './service.ts'

const PATH = '/jsonrpc'

/** Service calls over `POST /jsonrpc {service, method, args}`, 8.0 and later. */
export function jsonRpcServices(server: Server): ServiceSender {
  return async (service, method, args, { call, isReadOnly, signal, timeout, maxResponseBytes }) => {
    const site = { ...call, path: PATH }
    const response = await server.send(PATH, {
      headers: { 'content-type': 'application/json' },
      body: encodeJsonRpc({ service, method, args }),
      call: site,
      isReadOnly,
      signal,
      timeout,
      maxResponseBytes,
    })
    try {
      return await readJsonRpc(server.base.resolve(PATH), response, site)
    } catch (error) {
      throw lostAnswer(error, { call: site, isReadOnly })
    }
  }
}
