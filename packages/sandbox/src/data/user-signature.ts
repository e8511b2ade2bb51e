import type { Environment } from '../orm/environment.ts'
import { escapeText } from './escape-text.ts'

/** Users sign with their name where nothing else is said (tried on 18.0 and 19.0; 16 and 17 by source). */
export function signatureOf(
  { signature }: Readonly<Record<string, unknown>>,
  { name }: Readonly<Record<string, unknown>>,
  env: Environment,
): Readonly<Record<string, unknown>> {
  const isEmpty =
    String(signature || '')
      .replace(/<[^>]*>/g, '')
      .trim() === ''
  if (!name || !isEmpty) return {}
  const text = escapeText(String(name))
  const quote = 'data-o-mail-quote="1"'
  return { signature: env.dialect.series.major < 19 ? `<p ${quote}>--<br ${quote}>${text}</p>` : `<div>${text}</div>` }
}
