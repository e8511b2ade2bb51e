/**
 * Traces of Odoo calls with OpenTelemetry, on the embedded sandbox:
 *
 *   npm run build && npx tsx --tsconfig examples/tsconfig.json examples/opentelemetry/main.ts
 */

import { Sandbox } from '@ooor/sandbox'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { connect } from 'ooor'
import { tracing } from './tracing.ts'

// A program of yours sends its spans to a collector instead.
const exporter = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })

const sandbox = new Sandbox()
const odoo = connect('http://admin:admin@sandbox/sandbox', {
  adapter: sandbox.adapter,
  middleware: [tracing(provider.getTracer('shop'))],
})

await odoo.model('res.partner').raw.searchRead([['is_company', '=', true]], ['name'])
await odoo.visitor().cart.add(5)

for (const span of exporter.getFinishedSpans()) {
  const [seconds, nanoseconds] = span.duration
  const milliseconds = seconds * 1000 + nanoseconds / 1e6
  console.log(`${span.name.padEnd(32)} ${span.attributes['http.response.status_code']} ${milliseconds.toFixed(1)} ms`)
}
