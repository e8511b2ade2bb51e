// The website's page, the bare server's, and the one of a server with several databases.
const ODOO_NOT_FOUND =
  /<meta name="generator" content="Odoo"|was not found on the server\. ?(<\/p><p>)?If you entered|No database is selected and/

/** True for the 404 page of Odoo itself, the website's or the bare server's: the route is not there. */
export function isOdooNotFound(status: number, text: string): boolean {
  return status === 404 && ODOO_NOT_FOUND.test(text)
}

/** The tags of a name, as they stand in the text. By steps that never look back: pages are as long as servers like. */
export function* tagsOf(text: string, name: string): Generator<string, void, undefined> {
  const opening = new RegExp(`<${name}(?=[\\s/>])`, 'gi')
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const end = text.indexOf('>', found.index)
    if (end < 0) return
    opening.lastIndex = end + 1
    yield text.slice(found.index, end + 1)
  }
}
