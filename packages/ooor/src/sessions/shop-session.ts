import type { ShopSession } from '../shop/index.ts'
import type { SessionCore } from './session-core.ts'

/** A session as its cart needs it. */
export function shopSessionOf(core: SessionCore): ShopSession {
  return {
    get uid() {
      return core.uid
    },
    call: (model, method, args, kwargs, options) => core.call({ model, method, args, kwargs }, [], options),
    series: (options) => core.host.server.series(options),
    // Cart routes may be repeated: what an expired session put into a stranger's cart is gone with it.
    request: (path, params, options = {}) => core.request(path, params, { ...options, repeatable: true }),
    page: (path, options = {}) => core.page(path, options),
    submit: (path, fields, options = {}) => core.submit(path, fields, options),
    inTurn: (task, options) => core.inCartTurn(task, options),
    verify: (options = {}) => core.verify(options),
    lose: () => core.lose(),
    get isVisitor() {
      return core.isVisitor
    },
    get isNewcomer() {
      return core.isNewcomer
    },
    get cartQuantity() {
      return core.cartQuantity
    },
    set cartQuantity(quantity) {
      core.cartQuantity = quantity
    },
    get cartLines() {
      return core.cartLines
    },
    set cartLines(lines) {
      core.cartLines = lines
    },
  }
}
