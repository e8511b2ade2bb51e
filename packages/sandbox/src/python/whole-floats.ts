/** Lists whose first member was written as a float though it is whole: `[5.0]`, which JavaScript reads as `[5]`. */
const FOUND = new WeakSet<object>()

/** Whether a number is a float to Python by the way it is written. */
export const isFloatText = (text: string) => /[.eE]/.test(text)

export function noteWholeFloat(list: readonly unknown[]): void {
  FOUND.add(list)
}

/** Whether the first member was a whole float where it was sent. */
export const beginsWithFloat = (list: unknown): boolean => typeof list === 'object' && list !== null && FOUND.has(list)
