import type { ModelCallOptions } from '../caller.ts'
import type { Scope } from '../scope.ts'

/** What a form calls the server by. */
export interface FormCaller {
  readonly scope: Scope
  readonly options: ModelCallOptions
}
