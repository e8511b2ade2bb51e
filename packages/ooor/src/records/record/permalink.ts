/** The end of a record's address: what it is called, and its id. */
export function permalink({
  id,
  display_name,
  name,
}: { readonly id: number } & Readonly<Record<string, unknown>>): string {
  const title = typeof display_name === 'string' ? display_name : name
  return slug(typeof title === 'string' ? title : '', id)
}

/** A record in an address, as Odoo's website writes it: `office-chair-42` (addons/http_routing, `_slug`). */
export function slug(title: string, id: number): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return words === '' ? String(id) : `${words}-${id}`
}

/** The id at the end of a permalink; undefined when there is none. */
export function idOfSlug(param: string): number | undefined {
  const match = /(?:^|-)(\d{1,10})$/.exec(param)
  const id = Number(match?.[1])
  return id > 0 ? id : undefined
}
