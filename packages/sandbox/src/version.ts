import type { Series } from 'ooor/protocol'

/** What the services and the web client say of the server's version (wire/*\/web-version_info, -common-version). */
export function versionInfo({ name, major, minor }: Series) {
  return {
    server_version: name,
    server_version_info: major < 9 ? [major, minor, 0, 'final', 0] : [major, minor, 0, 'final', 0, ''],
    server_serie: name,
    // Gone with 20 (addons/web/controllers/webclient.py).
    ...(major < 20 && { protocol_version: 1 }),
  }
}
