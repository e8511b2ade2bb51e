/**
 * How many steps a number is, to the nearest, halves away from zero; what falls short of one by the last bit of a float counts
 * as one. Since 18 by the last four, and steps below one are multiplied with in the place of being divided by
 * (`float_round` of odoo/tools/float_utils.py of 14 to 19, tried on 14.0, 16.0 to 19.0).
 */
export function wholeSteps(value: number, step: number, major: number): number {
  const steps = Math.abs(major >= 18 && step < 1 ? value * inverted(step) : value / step)
  return Math.sign(value) * Math.round(steps + steps * 2 ** (major < 18 ? -52 : -50))
}

/** The nearest multiple of a step. */
export function roundedTo(value: number, step: number, major: number): number {
  const steps = wholeSteps(value, step, major)
  return (major >= 18 && step < 1 ? steps / inverted(step) : steps * step) + 0
}

/** A number to so many decimals, as a column of them keeps it. */
export const toDecimals = (value: number, digits: number, major: number): number =>
  wholeSteps(value, Number(`1e-${digits}`), major) / 10 ** digits + 0

/** A number to so many decimals, halves to the even one: how 19 tells amounts (`formatLang` of odoo/tools/misc.py, tried on 19.0). */
export function halvesToEven(value: number, digits: number): number {
  const steps = value * 10 ** digits
  const below = Math.floor(steps)
  const isHalf = Math.abs(0.5 - (steps - below)) < Math.abs(steps) * 2 ** -50
  return (isHalf ? below + Math.abs(below % 2) : Math.round(steps)) / 10 ** digits + 0
}

/** One by a number, of its fifteen decimals (`float_invert`). */
function inverted(value: number): number {
  const [coefficient, exponent] = value.toExponential(15).split('e')
  return Number(`${coefficient}e${-Number(exponent)}`) / Number(coefficient) ** 2
}
