import { CookieJar } from '../../http/index.ts'
import type { Credential, WireSession } from '../../wires/index.ts'
import type { SessionHost } from '../session-host.ts'

/** What a wire is told of who has said nothing yet. */
export function wireSessionOf(host: SessionHost, credential: Credential | undefined): WireSession {
  return {
    cookies: new CookieJar(host.server.base.origin),
    database: () => host.database(),
    namesDatabase: host.namesDatabase,
    credential,
    uid: null,
    userContext: {},
    innerSessionId: undefined,
  }
}
