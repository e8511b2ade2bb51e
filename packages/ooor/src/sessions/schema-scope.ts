import { prepare } from './calls.ts'
import { credentialOf } from './life/life.ts'
import type { Holder, LivingSession } from './life/living-session.ts'

/** Whose schemas a session sees; the same for the same user, logged in or not yet. */
export async function schemaScope(session: LivingSession, holder: Holder): Promise<string> {
  const { host, life } = session
  const login = credentialOf(life)?.login
  if (login === undefined) await prepare(session, holder)
  return `${host.server.base}/${await host.database()}/${login ?? session.wireSession.uid ?? 'visitor'}`
}

/** What the login told of the server's modules. */
export async function registryHash(session: LivingSession, holder: Holder): Promise<string | undefined> {
  await prepare(session, holder)
  const hash = session.loginInfo?.raw.registry_hash
  return typeof hash === 'string' ? hash : undefined
}
