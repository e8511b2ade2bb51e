import { IN_ENGLISH, type ServerReader } from '../codegen/server-reader.ts'

export type Domain = readonly ('|' | readonly [field: string, operator: string, value: unknown])[]

/** Ids of records, archived ones with `all`. */
export async function searchIds(
  server: ServerReader,
  model: string,
  domain: Domain,
  { all = false, ...page }: { readonly all?: boolean; readonly limit?: number; readonly order?: string } = {},
): Promise<readonly number[]> {
  const context = { ...IN_ENGLISH.context, ...(all && { active_test: false }) }
  return (await server.call(model, 'search', [domain], { ...page, context })) as readonly number[]
}

/** Records in English, archived ones with `all`. Calls `search` and `read`: up to 7.0 there is nothing for both. */
export async function readRows<Row>(
  server: ServerReader,
  model: string,
  domain: Domain,
  fields: readonly string[],
  { all = false } = {},
): Promise<readonly Row[]> {
  const ids = await searchIds(server, model, domain, { all })
  return ids.length === 0 ? [] : ((await server.call(model, 'read', [ids, fields], IN_ENGLISH)) as readonly Row[])
}
