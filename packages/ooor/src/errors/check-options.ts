import { noOptions } from './check-names.ts'
import { describe } from './describe.ts'
import { suggestion } from './nearest.ts'
import { InvalidValueError } from './record-errors.ts'

/**
 * Refuses an option that there is not: passed over in silence, something else would be done than was meant. What is
 * undefined says nothing, and is no option.
 *
 * ```ts
 * checkOptions<StreamOptions>('stream', options, { batch: true, as: true, by: true })
 * ```
 *
 * @throws InvalidValueError that names the option, and those that there are
 */
export function checkOptions<T extends object>(
  what: string,
  options: T,
  known: { readonly [K in keyof T]-?: true },
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw noOptions(what, options)
  for (const [name, value] of Object.entries(options)) {
    if (name === 'signal') checkSignal(what, value)
    if (value === undefined || Object.hasOwn(known, name)) continue
    throw new InvalidValueError(`${what} has no option '${name}'${suggestion(name, Object.keys(known)).text}`)
  }
}

/** {@link checkOptions} for what can be told nothing but a signal. */
export function checkCallOptions(what: string, options: { readonly signal?: AbortSignal | undefined }): void {
  checkOptions<{ readonly signal?: AbortSignal | undefined }>(what, options, { signal: true })
}

/** Null is none, as for the platform's `fetch`. By its shape: it may come from another realm. */
function checkSignal(what: string, signal: unknown): void {
  if (signal == null || typeof (signal as Partial<AbortSignal>).addEventListener === 'function') return
  throw new InvalidValueError(`signal of ${what} is ${describe(signal)}: pass an AbortSignal`)
}

/** Refuses what is no text: what is put together with it, would be `undefined` or `[object Object]`. */
export function checkText(what: string, value: unknown, example: string): void {
  if (typeof value === 'string') return
  throw new InvalidValueError(`${what} is text, as ${example}, not ${describe(value)}`)
}

/** Refuses what is none of a few words. Undefined is left to the default. */
export function checkChoice(what: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value as string)) return
  throw new InvalidValueError(`${what} is ${describe(value)}: pass ${choices.map((one) => `'${one}'`).join(', ')}`)
}

/** Refuses what does not count things: a whole number of 0 or more. */
export function checkCount(what: string, value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) >= 0) return
  throw new InvalidValueError(`${what} is a whole number of 0 or more, not ${describe(value)}`)
}

/** Refuses what is no list: text is one of letters, and would be taken letter by letter. */
export function checkList(what: string, value: unknown, example: string): void {
  if (Array.isArray(value)) return
  throw new InvalidValueError(`${what} is a list, as ${example}, not ${describe(value)}`)
}

/** Refuses what has no fields to be a form. */
export function checkForm(fields: unknown): void {
  if (typeof fields === 'object' && fields !== null) return
  throw new InvalidValueError(`a form is a FormData, or an object of its fields, not ${describe(fields)}`)
}
