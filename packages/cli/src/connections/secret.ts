import type { CredentialOptions } from 'ooor'
import { UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { type NamedConnection, secretAccount } from './named-connections.ts'

/** A key as Odoo makes them; what else looks like one is a password all the same. */
const KEY = /^[0-9a-f]{40}$/

/** A secret as `connect` takes it. */
export function credentialOf(secret: string, auth: NamedConnection['auth']): CredentialOptions {
  return (auth ?? (KEY.test(secret) ? 'API key' : 'password')) === 'API key' ? { apiKey: secret } : { password: secret }
}

/** The secret of a named connection: `OOOR_PROD_PASSWORD` or `OOOR_PROD_API_KEY`, the system's store, or a question. */
export async function secretOf(
  name: string,
  connection: NamedConnection,
  terminal: Terminal,
): Promise<CredentialOptions> {
  const prefix = environmentPrefix(name)
  const { [`${prefix}_API_KEY`]: apiKey, [`${prefix}_PASSWORD`]: password } = terminal.environment
  if (apiKey) return { apiKey }
  if (password) return { password }
  const kept = await terminal.secrets.get(secretAccount(connection))
  if (kept !== undefined) return credentialOf(kept, connection.auth)
  if (!terminal.isInteractive) {
    throw new UsageError(
      `the secret of '${name}' is not known: set ${prefix}_PASSWORD or ${prefix}_API_KEY, or \`ooor login\``,
    )
  }
  return credentialOf(await terminal.askSecret(secretQuestion(connection)), connection.auth)
}

/** As `OOOR_PROD`. */
export function environmentPrefix(name: string): string {
  return `OOOR_${name.toUpperCase().replaceAll('-', '_')}`
}

/** What is asked. */
export function secretQuestion({ username, url }: NamedConnection): string {
  return `Password or API key of ${username ?? 'the user'} at ${url}: `
}
