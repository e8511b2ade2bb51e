import { type ConnectionSettings, type ConnectOptions, type CredentialOptions, connect } from 'ooor'
import type { ServerReader } from './server-reader.ts'
import { SessionPages } from './session-pages.ts'

/** A server to read, until it is closed. */
export interface OpenServer extends ServerReader {
  close(): Promise<void>
}

/** Connects to a server to describe it. Sends nothing yet. */
export function openServer(
  target: string | ConnectOptions | undefined,
  settings: ConnectionSettings & CredentialOptions = {},
): OpenServer {
  const pages = new SessionPages()
  const connection = connect(target, { ...settings, middleware: [...(settings.middleware ?? []), pages.middleware] })
  let loggedIn: Promise<unknown> | undefined
  return {
    series: () => connection.series(),
    call: (model, method, args, kwargs) => connection.call(model, method, args, kwargs),
    doc: async (page) => {
      // The page needs a cookie or key to go with.
      loggedIn ??= connection.info()
      await loggedIn
      const path = `/doc${pages.hasKey ? '-bearer' : ''}/${encodeURIComponent(page)}.json`
      return pages.json(connection.url + path, path)
    },
    close: () => connection.close(),
  }
}
