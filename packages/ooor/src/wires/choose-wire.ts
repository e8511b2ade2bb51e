import { ConfigError, UnsupportedError } from '../errors/index.ts'
import type { Credential } from './credential.ts'
import { isAtLeast } from './series.ts'
import type { ServerFacts } from './server.ts'
import { takesWeb } from './takes-web.ts'
import type { WireName } from './wire.ts'

/** A wire, and why it was taken. */
export interface WireChoice {
  readonly wire: WireName
  readonly reason: string
}

/**
 * Picks the wire by what the server is and what the credential is:
 *
 * - none, or a password: the web session where the web client is (always since 8), else XML-RPC
 * - an API key: JSON-2 since 19, `/jsonrpc` from 14 to 18
 *
 * Throws a `ConfigError` or `UnsupportedError` when a forced wire cannot be.
 */
export function chooseWire(
  facts: ServerFacts,
  credential: Credential | undefined,
  forced: WireName | undefined,
): WireChoice {
  const { name } = facts.series
  if (forced !== undefined) {
    checkForced(facts, credential, forced)
    return { wire: forced, reason: 'forced by the option `wire`' }
  }
  if (credential?.kind === 'key') {
    if (isAtLeast(facts.series, 19)) return { wire: 'json2', reason: `an API key on ${name}: JSON-2 is made for it` }
    if (!isAtLeast(facts.series, 14)) throw new UnsupportedError(`Odoo ${name} has no API keys: they came with 14.0`)
    if (credential.login === undefined) {
      throw new ConfigError(`an API key on Odoo ${name} needs its user's login too: name it as username`)
    }
    return { wire: 'jsonrpc', reason: `an API key on ${name}: /jsonrpc takes it in the password's place` }
  }
  if (takesWeb(facts, credential)) {
    const who = credential === undefined ? 'no credential' : 'a password'
    return { wire: 'web', reason: `${who} on ${name}: the web session is the fastest wire there` }
  }
  return { wire: 'xmlrpc', reason: `${name} without its web client: only XML-RPC is left` }
}

const SINCE: Record<WireName, number> = { web: 6, xmlrpc: 6, xmlrpc2: 8, jsonrpc: 8, json2: 19 }

function checkForced(facts: ServerFacts, credential: Credential | undefined, forced: WireName): void {
  if (!isAtLeast(facts.series, SINCE[forced])) {
    throw new UnsupportedError(`Odoo ${facts.series.name} has no ${forced}: it came with ${SINCE[forced]}.0`)
  }
  if (forced === 'web') {
    if (!facts.hasWebClient) throw new UnsupportedError('the web client is not installed on this server')
    if (credential?.kind === 'key') {
      throw new ConfigError('an API key opens no web session: use a password, or another wire')
    }
    return
  }
  if (credential === undefined) throw new ConfigError(`the wire ${forced} needs a credential: visitors use the web`)
  if (forced === 'json2' && credential.kind !== 'key') {
    throw new ConfigError('JSON-2 needs an API key: pass apiKey instead of password')
  }
  if (forced !== 'json2' && credential.login === undefined) {
    throw new ConfigError(`an API key over ${forced} needs its user's login too: name it as username`)
  }
}
