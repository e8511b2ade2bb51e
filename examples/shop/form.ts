import type { ShopContext } from './visitor.ts'

/** Text fields of a form; files and repeated ones have no business here. */
export async function fields(c: ShopContext): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await c.req.parseBody())
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
