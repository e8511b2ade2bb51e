/**
 * True for the page on which one of several databases is chosen, or all are managed (wire/8.0 to wire/19.0/svc-db-selector).
 * A login page has a link to it where there are several (real 14.0 and 19.0): what it says of addresses tells nothing.
 */
export function isDatabaseList(text: string): boolean {
  return /\bo_database_list\b|\boe_dbselector_form\b/.test(text)
}
