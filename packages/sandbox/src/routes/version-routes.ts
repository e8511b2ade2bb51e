import { versionInfo } from '../version.ts'
import type { Route } from './route.ts'

/** Which server it is. */
export const versionRoutes: readonly Route[] = [
  {
    type: 'json',
    path: '/web/webclient/version_info',
    auth: 'none',
    parameters: '',
    controller: 'WebClient',
    run: ({ installation: { dialect } }) =>
      // wire/6.1/web-version_info
      dialect.series.major < 7 ? { version: '6.1.1' } : versionInfo(dialect.series),
  },
  // wire/16.0/web-health
  {
    type: 'http',
    path: '/web/health',
    since: 15,
    auth: 'none',
    isStateless: true,
    run: ({ installation: { dialect } }) => ({
      ...{ status: 200, contentType: 'application/json', body: JSON.stringify({ status: 'pass' }) },
      // Tried on 19.0; 18 is taken for it.
      ...(dialect.series.major >= 18 && { headers: { 'cache-control': 'no-store' } }),
    }),
  },
  ...['/web/version', '/json/version'].map(
    (path): Route => ({
      type: 'http',
      path,
      since: 19,
      auth: 'none',
      run: ({ installation: { dialect } }) => {
        const { server_version_info, server_version } = versionInfo(dialect.series)
        const body = JSON.stringify({ version_info: server_version_info, version: server_version })
        return { status: 200, contentType: 'application/json; charset=utf-8', body }
      },
    }),
  ),
]
