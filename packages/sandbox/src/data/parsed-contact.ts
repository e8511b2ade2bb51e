/** What a text tells of a contact. */
interface ParsedContact {
  readonly name: string
  readonly email?: string
}

/**
 * A contact of a text as `"Ada Lovelace" <ada@example.com>`, the address in small letters; one without an address is all
 * name (tried on 14.0 and 19.0).
 */
export function parsedContact(text: string): ParsedContact {
  const [, quoted, bare = '', inside] =
    /^\s*(?:"((?:[^"\\]|\\.)*)"|([^"<>@,]*?))\s*<([^<>\s]+@[^<>\s]+)>/.exec(text) ?? []
  const found = inside ?? /[^\s<>,;"]+@[^\s<>,;"]+/.exec(text)?.[0]
  if (found === undefined) return { name: text }
  const before = text.slice(0, text.indexOf(found)).replace(/["<]/g, '').trim()
  const email = found.toLowerCase()
  const name = inside === undefined ? before : (quoted?.replace(/\\(.)/g, '$1') ?? bare)
  return { name: name || email, email }
}
