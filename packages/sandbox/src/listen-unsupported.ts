import { UnsupportedError } from 'ooor/protocol'

/** In the place of `listen.ts` where there is no server to start: browsers and workers. */
export function listen(): never {
  throw new UnsupportedError('this runtime has no node:http to listen with: use the sandbox by its adapter')
}
