import { z } from 'zod'

const MOST_SHOWN = 60
/** Characters of names in a text. */
const LONGEST_LIST = 2000

/** How a parameter's mistakes are told: by what to pass, and what there was. An agent that is told of types guesses on. */
export function takes(what: string): { error: z.core.$ZodErrorMap } {
  return { error: ({ input }) => `pass ${what}; there is ${named(input)}` }
}

/** Names in a list; one alone, or several with commas between them, are taken as the list that they mean. */
export function names(most: number, what: string) {
  const told = takes(what)
  const list = z.array(z.string(told).max(200), told).max(most)
  const given = z.union([list, z.string(told).max(LONGEST_LIST)], told)
  // A text is held to as many names as a list.
  return given.transform((names) => (typeof names === 'string' ? namesIn(names) : names)).pipe(list)
}

/** Names in a text. */
export function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** Ids in a list; one alone is a list of one. */
export function ids(most?: number) {
  const told = takes(`a list of ids, as [7,9]${most === undefined ? '' : `, ${most} at most`}`)
  const id = z.number(told).int().positive()
  const list = z.array(id, told)
  const given = z.union([most === undefined ? list : list.max(most), id], told)
  return given.transform((ids) => [ids].flat())
}

/** A whole number. */
export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`
  return z
    .number(takes(`a whole number, ${bounds}`))
    .int()
    .min(least)
    .max(most)
}

/** True or false. */
export const flag = z.boolean(takes('true or false'))

/** Text up to so many characters. */
export function text(most: number, what: string) {
  return z.string(takes(`${what}, ${most} characters at most`)).max(most)
}

/** One of a few words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, takes(words.map((word) => JSON.stringify(word)).join(' or ')))
}

/** What was given, in few words: never more of it than is needed to know it again. */
function named(input: unknown): string {
  if (input === undefined) return 'nothing'
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : `a list of ${input.length}`
  if (typeof input === 'string' && input.length > MOST_SHOWN) return `text of ${input.length} characters`
  if (typeof input === 'object' && input !== null) return 'an object'
  return JSON.stringify(input) ?? 'something else'
}
