/** The version of the web client's WebSocket, since 18 (wire/18.0 and wire/19.0/web-authenticate). */
export const workerVersion = (major: number) => (major < 19 ? '18.0-4' : '19.0-2')

/** True for a browser that runs an older web client: 18 and later close its WebSocket, and no program's. */
export function isOutdated(major: number, version: string | null, userAgent: string | undefined): boolean {
  return major >= 18 && /Mozilla|Chrome|Firefox|Safari/.test(userAgent ?? '') && version !== workerVersion(major)
}
