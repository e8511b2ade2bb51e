import type { Page } from '../wire.ts'

/** The model's methods by `/doc`, which is for some users only. */
export async function methodNames(
  page: (path: string) => Promise<Page>,
  model: string,
): Promise<readonly string[] | undefined> {
  const { status, text } = await page(`/doc/${encodeURIComponent(model)}.json`)
  const doc = status === 200 && text.startsWith('{') ? (JSON.parse(text) as { methods?: object }) : undefined
  return doc?.methods === undefined ? undefined : Object.keys(doc.methods)
}
