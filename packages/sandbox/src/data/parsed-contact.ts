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

/** The addresses of a text of several contacts, as they are compared (odoo/tools/mail.py of 18; tried on 19.0). */
export function addressesIn(text: string): readonly string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? []
  return parts
    .map(
      (part) =>
        /<([^<>]*)>\s*$/.exec(part)?.[1]?.trim() ??
        part
          .trim()
          .split(/\s+/)
          .findLast((word) => word.includes('@')),
    )
    .filter((address) => address?.includes('@'))
    .map((address = '') => {
      const at = address.lastIndexOf('@')
      const local = address.slice(0, at)
      // What is before the sign is compared as it is written, where it is no ASCII.
      return (/^[\0-\x7f]*$/.test(local) ? local.toLowerCase() : local) + address.slice(at).toLowerCase()
    })
}
