import type { FileSession } from '../files/index.ts'
import { abortable } from '../http/index.ts'
import type { Caller, Schema } from '../records/index.ts'
import type { Context } from '../wires/index.ts'
import type { SessionCore } from './session-core.ts'

/** A view of a session, as far as its files ask of it. */
interface FileView extends Caller {
  readonly context: Context
  schemaOf(model: string): Promise<Schema>
}

/** A session as its files and reports need it. */
export function fileSessionOf(core: SessionCore, view: FileView): FileSession {
  return {
    get isVisitor() {
      return core.isVisitor
    },
    hasPages: (options) => core.hasPages(options),
    get context() {
      return view.context
    },
    series: (options) => core.host.server.series(options),
    schemaOf: (model, { signal }) => abortable(view.schemaOf(model), signal),
    call: (...call) => view.call(...call),
    fetch: (path, options = {}) => core.fetch(path, options),
    submit: (path, form, options) => core.submit(path, form, options),
    csrfToken: (options) => core.csrfToken(options),
    verify: (options) => core.verify(options),
    reportService: (method, args, options) => core.reportService(method, args, options),
  }
}
