import type { FileSession } from '../files/index.ts'
import type { Caller } from '../records/index.ts'
import type { Context } from '../wires/index.ts'
import type { SessionCore } from './session-core.ts'

/** A session as its files and reports need it. */
export function fileSessionOf(core: SessionCore, view: Caller & { readonly context: Context }): FileSession {
  return {
    get isVisitor() {
      return core.isVisitor
    },
    hasPages: (options) => core.hasPages(options),
    get context() {
      return view.context
    },
    series: () => core.host.server.series(),
    call: (...call) => view.call(...call),
    fetch: (path, options = {}) => core.fetch(path, options),
    submit: (path, form, options) => core.submit(path, form, options),
    csrfToken: (options) => core.csrfToken(options),
    verify: (options) => core.verify(options),
    reportService: (method, args, options) => core.reportService(method, args, options),
  }
}
