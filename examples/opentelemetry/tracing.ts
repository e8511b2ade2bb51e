import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import { describeCall, type HttpMiddleware } from 'ooor'

/**
 * A span per call, as a middleware: one for each call that the program makes, around all its tries. Attributes follow
 * OpenTelemetry's conventions for RPC and HTTP; no argument, cookie or key is recorded.
 */
export function tracing(tracer: Tracer): HttpMiddleware {
  return (request, next) => {
    const { call } = request
    const { hostname, pathname } = new URL(request.url)
    const attributes = {
      'rpc.system': 'odoo',
      'rpc.service': call?.model ?? 'http',
      'rpc.method': call?.method ?? pathname,
      'server.address': hostname,
      'url.path': pathname,
    }
    return tracer.startActiveSpan(
      describeCall(call) ?? pathname,
      { kind: SpanKind.CLIENT, attributes },
      async (span) => {
        try {
          const response = await next(request)
          span.setAttribute('http.response.status_code', response.status)
          return response
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' })
          throw error
        } finally {
          span.end()
        }
      },
    )
  }
}
