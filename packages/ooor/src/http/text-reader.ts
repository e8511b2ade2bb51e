import type { HttpResponse } from './types.ts'

/**
 * `text()` of an adapter that holds the bytes of the body: it may be called again, and `json` reads them without making
 * a text of all. It goes where the function goes, so that whoever puts another text in its place, as a middleware that
 * masks or repairs, is read too.
 */
export interface TextReader {
  (): Promise<string>
  /** What the body means; undefined where `JSON.parse` is to read the text. */
  json?: () => Promise<unknown>
  /** The text of a short body, once it has come in to its end: each wait would cost as much as reading it. */
  atHand?: () => string | undefined
}

/** The text, where nobody has to wait for it. */
export function textAtHand({ text }: HttpResponse): string | undefined {
  return (text as TextReader).atHand?.()
}

/** What a body means, where its adapter reads that by itself. */
export function quickly({ text }: HttpResponse): Promise<unknown> | undefined {
  return (text as TextReader).json?.()
}
