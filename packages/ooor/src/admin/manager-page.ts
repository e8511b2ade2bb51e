/** What Odoo's page of databases says in red, as text; undefined when it says nothing. */
export function alertOf(page: string): string | undefined {
  // Among a tag's classes: a style sheet in the page may have the word too.
  const at = page.search(/class=["'][^"'<>]{0,100}\balert-danger\b/)
  const start = at < 0 ? -1 : page.indexOf('>', at)
  if (start < 0) return undefined
  const end = page.indexOf('</div>', start)
  const inner = page.slice(start + 1, end < 0 ? start + 2000 : end)
  const text = decoded(inner.replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : text
}

/** The same, without the words before it that only say which form it was. */
export function refusalOf(page: string): string | undefined {
  return alertOf(page)?.replace(/^(Database \w+|Master password update) error: /, '')
}

/** The master password is the default one (`insecure` in Odoo's `database_manager` template). */
export function isUnprotected(page: string): boolean {
  return page.includes('database manager is not protected')
}

/** `list_db = False`. */
export function isSwitchedOff(page: string): boolean {
  return page.includes('database manager has been disabled')
}

const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ' }

function decoded(text: string): string {
  return text.replace(/&(#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    const number = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    return number <= 0x10ffff ? String.fromCodePoint(number) : whole
  })
}
