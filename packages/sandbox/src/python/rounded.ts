/**
 * How many steps a number is, to the nearest, halves away from zero; what falls short of one by the last bit of a float counts
 * as one (`float_round` of odoo/tools/float_utils.py).
 */
export function wholeSteps(value: number, step: number): number {
  const steps = Math.abs(value) / step
  return Math.sign(value) * nearest(steps + steps * 2 ** -52)
}

/** To the nearest whole number, an exact half to the even one: Python's `round`. */
function nearest(steps: number): number {
  const below = Math.floor(steps)
  return steps - below === 0.5 ? below + (below % 2) : Math.round(steps)
}

/** The nearest multiple of a step. */
export const roundedTo = (value: number, step: number): number => wholeSteps(value, step) * step

/**
 * A number to so many decimals, as a column of them keeps it. Since 19 it is multiplied in the place of being divided, and
 * four last bits count (`odoo/tools/float_utils.py` of 14 to 19; 18 is taken for 17).
 */
export function toDecimals(value: number, digits: number, major: number): number {
  const power = 10 ** digits
  if (major < 19) return wholeSteps(value, Number(`1e-${digits}`)) / power + 0
  const steps = Math.abs(value) * power
  return (Math.sign(value) * nearest(steps + steps * 2 ** -50)) / power + 0
}
