import type { Credential } from './credential.ts'
import type { ServerFacts } from './server.ts'

/** True where the web session is the wire that is taken: the web client is there, and no key is to travel. */
export function takesWeb({ hasWebClient }: ServerFacts, credential: Credential | undefined): boolean {
  return hasWebClient && credential?.kind !== 'key'
}
