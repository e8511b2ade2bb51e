import { type CallSite, NotFoundError, ServerError } from '../errors/index.ts'
import { suggestion } from '../errors/nearest.ts'
import { type CallOptions, isAtLeast, type Series } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'

/** The report that was asked for. */
interface Asked extends CallOptions {
  readonly name: string
  readonly call: CallSite
}

/**
 * Names a report that there is not, where a server fails of it in words about something else: 14 looks for the model
 * `False`, 16 to 19 for an external id (tried on 14.0 and 16.0 to 19.0). Who may not ask for reports, gets the server's
 * own error.
 *
 * Calls `ir.actions.report.search_read` (`ir.actions.report.xml` up to 10) and `ir.model.data.search_count`.
 */
export async function explainNoReport(
  session: FileSession,
  series: Series,
  { name, call, signal }: Asked,
  error: unknown,
): Promise<unknown> {
  if (!ServerError.is(error) || error.name !== 'ServerError' || session.isVisitor) return error
  const model = isAtLeast(series, 11) ? 'ir.actions.report' : 'ir.actions.report.xml'
  try {
    const rows = await session.call(model, 'search_read', [[], ['report_name']], {}, { signal })
    const names = (rows as readonly { readonly report_name: string }[]).map(({ report_name }) => report_name)
    if (names.includes(name)) return error
    const [module = '', ...rest] = name.split('.')
    const domain = [
      ['module', '=', module],
      ['name', '=', rest.join('.')],
      ['model', '=', model],
    ]
    // Reports go by their external ids, too.
    if ((await session.call('ir.model.data', 'search_count', [domain], {}, { signal })) !== 0) return error
    return new NotFoundError(`there is no report '${name}'${suggestion(name, names).guess}`, { cause: error, call })
  } catch {
    signal?.throwIfAborted()
    return error
  }
}
