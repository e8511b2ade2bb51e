import { UnsupportedError } from '../errors/index.ts'
import { callService } from '../wires/call-service.ts'
import type { CallOptions } from '../wires/index.ts'
import { prepare } from './calls.ts'
import { credentialOf } from './life/life.ts'
import type { Holder, LivingSession } from './life/living-session.ts'

/** Calls the service `report`, which knows no session: the user's password goes with each call. */
export async function callReportService(
  session: LivingSession,
  holder: Holder,
  method: string,
  args: readonly unknown[],
  options: CallOptions,
): Promise<unknown> {
  const { host } = session
  await prepare(session, holder, options)
  const credential = credentialOf(session.life)
  if (credential?.kind !== 'password') {
    const { name } = await host.server.series(options)
    throw new UnsupportedError(
      `reports of Odoo ${name} want the user's password with each call, and this session does not hold it: use a connection or withUser() with a password`,
    )
  }
  const who = [await host.database(), session.wireSession.uid, credential.password]
  return callService(host.server, 'report', method, [...who, ...args], options)
}
