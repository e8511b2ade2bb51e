import { describe, expect, it } from 'vitest'
import { ConfigError, UnsupportedError } from '../errors/index.ts'
import { chooseWire } from './choose-wire.ts'
import { type Credential, KeySource } from './credential.ts'
import { parseSeries } from './series.ts'
import type { ServerFacts } from './server.ts'
import type { WireName } from './wire.ts'

const server = (name: string, hasWebClient = true): ServerFacts => {
  const series = parseSeries(name)
  if (series === undefined) throw new Error(name)
  return { series, hasWebClient, toldBy: 'the test' }
}
const password: Credential = { kind: 'password', login: 'a', password: 'b' }
const key: Credential = { kind: 'key', login: 'a', key: new KeySource('k') }
const bareKey: Credential = { kind: 'key', login: undefined, key: new KeySource('k') }

describe('the wire', () => {
  it.each<[string, ServerFacts, Credential | undefined, WireName]>([
    ['a visitor', server('19.0'), undefined, 'web'],
    ['a password on 19', server('19.0'), password, 'web'],
    ['a password on 8', server('8.0'), password, 'web'],
    ['a password on 6.1 with its web client', server('6.1'), password, 'web'],
    ['a password on 7.0 without', server('7.0', false), password, 'xmlrpc'],
    ['a key on 19', server('19.0'), bareKey, 'json2'],
    ['a key on Odoo Online after 19', server('saas~19.1'), bareKey, 'json2'],
    ['a key on 18', server('18.0'), key, 'jsonrpc'],
    ['a key on 14', server('14.0'), key, 'jsonrpc'],
  ])('of %s', (_, facts, credential, wire) => {
    const choice = chooseWire(facts, credential, undefined)
    expect(choice.wire).toBe(wire)
    expect(choice.reason).not.toBe('')
  })

  it('can be forced where it is', () => {
    expect(chooseWire(server('19.0'), password, 'xmlrpc')).toMatchObject({ wire: 'xmlrpc' })
    expect(chooseWire(server('19.0'), key, 'xmlrpc2')).toMatchObject({ wire: 'xmlrpc2' })
  })

  it.each<[string, ServerFacts, Credential | undefined, WireName | undefined, typeof ConfigError]>([
    ['a key before 14', server('13.0'), key, undefined, UnsupportedError],
    ['a key without a user up to 18', server('16.0'), bareKey, undefined, ConfigError],
    ['JSON-2 before 19', server('18.0'), key, 'json2', UnsupportedError],
    ['JSON-2 with a password', server('19.0'), password, 'json2', ConfigError],
    ['/jsonrpc on 7', server('7.0'), password, 'jsonrpc', UnsupportedError],
    ['the web with a key', server('19.0'), key, 'web', ConfigError],
    ['the web where it is not', server('7.0', false), password, 'web', UnsupportedError],
    ['XML-RPC for a visitor', server('19.0'), undefined, 'xmlrpc', ConfigError],
    ['XML-RPC with a key alone', server('19.0'), bareKey, 'xmlrpc', ConfigError],
  ])('cannot be: %s', (_, facts, credential, forced, kind) => {
    expect(() => chooseWire(facts, credential, forced)).toThrow(kind)
  })
})
