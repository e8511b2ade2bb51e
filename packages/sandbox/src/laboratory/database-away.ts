import { isXmlRpc } from '../dispatch/xml-rpc-path.ts'
import { html, isJsonRequest, type RouteAnswer, type SandboxRequest } from '../http-exchange.ts'
import type { Installation } from '../installation.ts'
import { werkzeugPage } from '../routes/pages.ts'
import { AUTHENTICATE, SESSION_INFO } from '../routes/session-paths.ts'
import { databaseAway, failedAnswer, serverError } from './failed-answer.ts'

/** Routes that need no database. */
const NEEDS_NONE = /^\/web\/(webclient\/version_info|database\/|health$)/

/**
 * What is answered while the database takes no connections (wire/*\/svc-outage-closed-*); undefined for what is
 * answered as where no database is chosen.
 */
export function awayAnswer(installation: Installation, request: SandboxRequest): RouteAnswer | undefined {
  const [path = ''] = request.path.split('?')
  const { series } = installation.dialect
  const { major } = series
  const isService = isXmlRpc(path, series) || path === '/jsonrpc'
  if (isService && /"method": ?"version"|<methodName>version</.test(request.body)) return undefined
  const [name = ''] = installation.databases.keys()
  const failed = () => failedAnswer(installation, request, databaseAway(name))
  if (isXmlRpc(path, series)) return failed()
  const isSessionInfo = path === SESSION_INFO
  if (major < 9) return isSessionInfo || NEEDS_NONE.test(path) ? undefined : onOldServers(request, failed)
  const isLogin = path === AUTHENTICATE
  if (major < 16) return path === '/jsonrpc' || isLogin || isSessionInfo ? serverError() : undefined
  return path === '/jsonrpc' || isLogin ? failed() : undefined
}

function onOldServers(request: SandboxRequest, failed: () => RouteAnswer): RouteAnswer {
  if (isJsonRequest(request)) return failed()
  return html(werkzeugPage('403 Forbidden', ''), 403)
}
