const NEVER_KEPT = { 'cache-control': 'no-store' } as const

/** An answer of the protocol's own form to a request that is refused. */
export function refused(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  const body = { jsonrpc: '2.0', error: { code: -32000, message }, id: null }
  return Response.json(body, { status, headers: { ...NEVER_KEPT, ...headers } })
}

/** The answer to whoever brings no credential, or a wrong one: where to learn how to get one (RFC 9728). */
export function unauthorized(metadataUrl: string, hasCredential: boolean): Response {
  const reason = hasCredential ? ', error="invalid_token"' : ''
  const message = hasCredential
    ? 'Odoo does not take this credential'
    : 'send Authorization: Bearer with an API key of Odoo, or login:key'
  return refused(401, message, { 'www-authenticate': `Bearer resource_metadata="${metadataUrl}"${reason}` })
}
