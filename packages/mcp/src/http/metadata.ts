/** Where the metadata of the protected resource stands (RFC 9728). */
export const METADATA_PATH = '/.well-known/oauth-protected-resource'

/** What a client is told of how to get in. */
export interface ResourceFacts {
  /** The server's public address, as `https://mcp.example.com/mcp`. */
  readonly resource: string
  /** Who gives tokens for it; empty where callers bring keys of Odoo. */
  readonly authorizationServers: readonly string[]
}

/** The metadata of the protected resource. */
export function metadataOf({ resource, authorizationServers }: ResourceFacts): Readonly<Record<string, unknown>> {
  return {
    resource,
    resource_name: 'Odoo',
    bearer_methods_supported: ['header'],
    ...(authorizationServers.length > 0 && { authorization_servers: authorizationServers }),
  }
}

/** The address of the metadata of a resource: its path stands behind the well-known one. */
export function metadataUrlOf(resource: string): string {
  const { origin, pathname } = new URL(resource)
  return `${origin}${METADATA_PATH}${pathname === '/' ? '' : pathname}`
}
