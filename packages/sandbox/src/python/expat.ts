import { ServerException } from './exceptions.ts'

/** Characters that no document of XML 1.0 has, halves of characters among them. */
const STRANGE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** With what stands in the place of bytes that are none. */
const STRANGE_OR_BROKEN = new RegExp(`\\ufffd|${STRANGE.source}`, 'u')

/** What markup is taken from, and what is read otherwise: comments, instructions, text as it is. */
const TOKENS =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|(?<reference>&(?:#(?<decimal>\d+)|#x(?<hexadecimal>[\da-f]+)|(?<entity>[\w:.-]+));)|(?<bare>[&<](?![\w:/!?#]))|(?<end>\]\]>)/giu

const ENTITIES: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

/**
 * What Python's parser of XML minds in the characters of a document: the first that is none, or a reference that leads to
 * none (tried on 14.0 and 19.0). Undefined where it minds none. `isBroken` where its bytes were no text.
 */
export function strangeToken(text: string, isBroken = false): ServerException | undefined {
  const strange = text.search(isBroken ? STRANGE_OR_BROKEN : STRANGE)
  const found = tokenIn(text)
  if (strange >= 0 && (found === undefined || strange < found.at)) return malformed(INVALID, text, strange)
  return found && malformed(found.words, text, found.at)
}

const INVALID = 'not well-formed (invalid token)'

function tokenIn(text: string): { readonly words: string; readonly at: number } | undefined {
  if (!/[&\]]|<\s/.test(text)) return undefined
  // A document may have entities of its own.
  const hasOwn = /<!DOCTYPE/i.test(text)
  for (const { index, groups = {} } of text.matchAll(TOKENS)) {
    const { reference, decimal, hexadecimal, entity, bare, end } = groups
    if (bare !== undefined) return { words: INVALID, at: index + 1 }
    if (end !== undefined) return { words: INVALID, at: index + 2 }
    if (reference === undefined) continue
    if (entity !== undefined) {
      if (!hasOwn && !ENTITIES.has(entity)) return { words: 'undefined entity', at: index }
      continue
    }
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    const isNone = !(code <= 0x10_ffff) || STRANGE.test(String.fromCodePoint(code))
    if (isNone) return { words: 'reference to invalid character number', at: index }
  }
  return undefined
}

/** Lines and columns of a place, as its parser counts them. */
function malformed(words: string, text: string, at: number): ServerException {
  const lines = text.slice(0, at).split(/\r\n?|\n/)
  const column = [...(lines.at(-1) ?? '')].length
  return new ServerException('xml.parsers.expat.ExpatError', `${words}: line ${lines.length}, column ${column}`)
}
