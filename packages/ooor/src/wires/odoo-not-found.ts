// The website's page, the bare server's, and the one of a server with several databases.
const ODOO_NOT_FOUND =
  /<meta name="generator" content="Odoo"|was not found on the server\. ?(<\/p><p>)?If you entered|No database is selected and/

/** True for the 404 page of Odoo itself, the website's or the bare server's: the route is not there. */
export function isOdooNotFound(status: number, text: string): boolean {
  return status === 404 && ODOO_NOT_FOUND.test(text)
}
