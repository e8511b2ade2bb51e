import type { ModelCallOptions } from '../caller.ts'

/** What creating may be told. */
export interface CreateOptions extends ModelCallOptions {
  /** An external id for the record, as `shop.first_customer`. */
  readonly externalId?: string | undefined
}
