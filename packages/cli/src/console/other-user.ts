import type { CredentialOptions } from 'ooor'
import { UsageError } from '../command.ts'

/** Asks for a line that is not shown while it is typed. */
export type AskSecret = (question: string) => Promise<string>

/**
 * The credential of another user than the connection's: `OOOR_API_KEY_DEMO` or `OOOR_PASSWORD_DEMO` for `demo`, else what
 * is answered. In the login, what is no letter or digit is `_` there.
 */
export async function otherUser(
  login: string,
  environment: Readonly<Record<string, string | undefined>>,
  ask: AskSecret | undefined,
): Promise<CredentialOptions> {
  const suffix = login.toUpperCase().replace(/[^A-Z0-9]/g, '_')
  const apiKey = environment[`OOOR_API_KEY_${suffix}`]
  if (apiKey) return { username: login, apiKey }
  const password = environment[`OOOR_PASSWORD_${suffix}`]
  if (password) return { username: login, password }
  if (ask === undefined) {
    throw new UsageError(
      `there is nobody to ask for ${login}'s password: set OOOR_PASSWORD_${suffix} or OOOR_API_KEY_${suffix}`,
    )
  }
  return { username: login, password: await ask(`password of ${login}: `) }
}
