import { AccessDeniedError } from '../errors/index.ts'
import type { SessionInfo, WireSession } from './wire.ts'

/**
 * Sees that an API key is of the user who was named with it. JSON-2 asks for no name: whose the key is, it is, whatever
 * name came along (tried on 19.0). Other wires send the name, and the server refuses another's key.
 *
 * @throws AccessDeniedError that names both
 */
export function checkKeyOwner({ credential }: WireSession, { login }: SessionInfo): void {
  const named = credential?.login
  if (named === undefined || login === undefined || named === login) return
  const message = `the API key is ${JSON.stringify(login)}'s, and the user is named ${JSON.stringify(named)}: bring that user's key, or leave the name out`
  throw new AccessDeniedError({ exception: '', message }, { message })
}
