/** A page that the website has made. Who takes Odoo's name off a website, takes the generator's; its number stays. */
const WEBSITE_PAGE = /<meta name="generator" content="Odoo"|<html [^>]{0,200}data-website-id="/

/** The bare server's page, and the one of a server with several databases. */
const BARE_PAGE = /was not found on the server\. ?(<\/p><p>)?If you entered|No database is selected and/

/** True for the 404 page of Odoo itself, the website's or the bare server's: the route is not there. */
export function isOdooNotFound(status: number, text: string): boolean {
  return status === 404 && (isWebsitePage(text) || BARE_PAGE.test(text))
}

/** True for the 404 page by which 19 says that it has no database for the request. */
export function isNoDatabasePage(text: string): boolean {
  return text.includes('No database is selected and')
}

/** What is said of a route behind that page. */
export const NO_ROUTE_WITHOUT_DATABASE = 'the server has no such route where it has no database for the request'

/** True for a page that the website has made, so from inside of a database. */
export function isWebsitePage(text: string): boolean {
  return WEBSITE_PAGE.test(text)
}
