/** Now, as Odoo writes it: UTC, to the second. */
export function timestamp(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ')
}
