/** What a change of the cart came to. */
export interface CartChange {
  /** The line that was changed; null when it is gone. */
  readonly lineId: number | null
  /** What the line holds now: less than asked when the stock has no more. */
  readonly quantity: number
  /** What the whole cart holds now. */
  readonly cartQuantity: number
  /** The shop's remark, as «only 2 left»; empty for none. */
  readonly warning: string
}

/** What an answer of the cart's routes says. */
export function cartChange(answer: unknown): CartChange {
  // Nothing but {} comes back when the cart has become empty (9 and 10).
  const { line_id, quantity, cart_quantity, warning } = dataOf(answer)
  const lineId = numberOf(line_id) || numberOf(toldLine(answer).id)
  return {
    lineId: numberOf(quantity) > 0 ? lineId || null : null,
    quantity: numberOf(quantity),
    cartQuantity: numberOf(cart_quantity),
    warning: textOf(warning) || warningsIn(answer),
  }
}

/** What the shop tells the visitor of: one notification up to 19, a list of them since. */
function notifications(answer: unknown): readonly Readonly<Record<string, unknown>>[] {
  const { notification_info, notifications } = dataOf(answer)
  if (Array.isArray(notifications)) return notifications.map((one) => dataOf(dataOf(one).data))
  return [dataOf(notification_info)]
}

/** The line that was asked for: others may have come along with it. */
function toldLine(answer: unknown): Readonly<Record<string, unknown>> {
  const lines = notifications(answer).flatMap((one) => (Array.isArray(one.lines) ? one.lines.map(dataOf) : []))
  return lines.find((line) => !line.linked_line_id) ?? lines[0] ?? {}
}

/** The name of the product that was asked for. */
export function nameIn(answer: unknown): string | undefined {
  const { name } = toldLine(answer)
  return typeof name === 'string' ? name : undefined
}

function warningsIn(answer: unknown): string {
  const told = notifications(answer).map(({ warning, warning_message }) => textOf(warning_message) || textOf(warning))
  return told.filter((one) => one !== '').join('\n')
}

function dataOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0)
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
