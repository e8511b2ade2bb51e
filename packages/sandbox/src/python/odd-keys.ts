/** Dictionaries whose keys are no texts to Python, which JSON makes texts of and XML refuses. */
const FOUND = new WeakSet<object>()

export function noteOddKeys(dict: object): void {
  FOUND.add(dict)
}

export const hasOddKeys = (value: object): boolean => FOUND.has(value)
