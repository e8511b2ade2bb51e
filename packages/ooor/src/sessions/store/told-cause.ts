import { maskedText } from '../../errors/mask.ts'

/** Deeper than this errors have no causes. */
const DEEPEST = 4
const LONGEST = 1000

/**
 * What a store threw, as others may see it. Clients keep in their errors what they were sent, which names sessions and
 * has their values (`command`, `sql`, `parameters`): its name, code, words and stack are kept, without the session's id.
 */
export function toldCause(cause: unknown, id?: string, depth = 0): unknown {
  if (!(cause instanceof Error) || depth > DEEPEST) return typeof cause === 'object' ? undefined : wordsOf(cause, id)
  const { code, cause: inner } = cause as Error & { code?: unknown }
  const [name, message] = [textOrNone(cause.name), wordsOf(textOrNone(cause.message), id)]
  const frames = textOrNone(cause.stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  const own = { name, message, stack: [`${name}: ${message}`, ...frames].join('\n') }
  const known = {
    ...own,
    ...(typeof code === 'string' && { code: wordsOf(code, id) }),
    ...(typeof code === 'number' && { code }),
    ...(inner !== undefined && { cause: toldCause(inner, id, depth + 1) }),
  }
  // Of the same class, so that `instanceof` says what it was.
  const told = Object.create(Object.getPrototypeOf(cause) as object) as Error
  for (const [key, value] of Object.entries(known)) {
    Object.defineProperty(told, key, { value, enumerable: key === 'code', writable: true, configurable: true })
  }
  return told
}

function wordsOf(value: unknown, id: string | undefined): string {
  const words = String(value)
  return maskedText((id === undefined ? words : words.replaceAll(id, '…')).slice(0, LONGEST))
}

/** Clients write over what errors have by birth, with whatever they have. */
function textOrNone(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
