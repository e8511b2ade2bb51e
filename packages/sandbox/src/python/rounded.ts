/**
 * How many steps a number is, to the nearest, halves away from zero; what falls short of one by the last bit of a float counts
 * as one (`float_round` of odoo/tools/float_utils.py).
 */
export function wholeSteps(value: number, step: number): number {
  const steps = Math.abs(value) / step
  return Math.sign(value) * Math.round(steps + steps * 2 ** -52)
}

/** The nearest multiple of a step. */
export const roundedTo = (value: number, step: number): number => wholeSteps(value, step) * step
