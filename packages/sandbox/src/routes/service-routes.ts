import { callService } from '../services/index.ts'
import type { Route } from './route.ts'

/** The services over JSON-RPC, 8.0 and later. They know no session. */
export const serviceRoutes: readonly Route[] = [
  {
    type: 'json',
    path: '/jsonrpc',
    since: 8,
    auth: 'none',
    parameters: 'service, method, args',
    controller: 'JSONRPC',
    isStateless: true,
    run: ({ installation }, { service, method, args }) =>
      callService(service, { installation, method, args, isJson: true }),
  },
]
