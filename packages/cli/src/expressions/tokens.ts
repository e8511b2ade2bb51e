import { ExpressionError, type Place } from './expression-error.ts'

/** A piece of an expression. */
export interface Token extends Place {
  readonly kind: 'word' | 'text' | 'operator' | 'punctuation' | 'end'
  /** Text without its quotes. */
  readonly text: string
}

// A word takes in what dates, addresses, external ids and paths are made of.
const TOKEN =
  /\s+|(?<text>'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*")|(?<operator>=i?like(?=[\s'"])|=\?|<=|>=|<>|!=|==|=|<|>)|(?<punctuation>[()[\],])|(?<word>[^\s'"=<>!()[\],]+)/gsuy

/** The tokens of an expression, the last of them its end. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(source)
    if (match === null) throw unreadable(source, at)
    const [whole] = match
    const kind = (['text', 'operator', 'punctuation', 'word'] as const).find((one) => match.groups?.[one] !== undefined)
    if (kind !== undefined) {
      tokens.push({ kind, text: kind === 'text' ? unquoted(whole) : whole, start: at, end: at + whole.length })
    }
    at += whole.length
  }
  return [...tokens, { kind: 'end', text: '', start: source.length, end: source.length + 1 }]
}

function unquoted(text: string): string {
  const quote = text[0] as string
  return text
    .slice(1, -1)
    .replaceAll(quote + quote, quote)
    .replace(/\\(.)/gs, '$1')
}

function unreadable(source: string, at: number): ExpressionError {
  const place = { start: at, end: at + 1 }
  if (source[at] === '!') return new ExpressionError("a '!' stands before '=' only: write not", source, place)
  return new ExpressionError('the quote is not closed', source, { start: at, end: source.length })
}
