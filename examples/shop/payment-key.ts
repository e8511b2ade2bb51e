import type { PaymentMethod } from 'ooor'

/** A way to pay as a form sends it. */
export const keyOf = ({ providerId, methodId }: PaymentMethod) => `${providerId}-${methodId ?? 0}`
