import stringWidth from 'string-width'
import { UsageError } from '../command.ts'

/** A part of an expression, by where it begins and ends. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** How much of a long expression is shown around the place. */
const SHOWN = 80

/** What is wrong with an expression, with the place below it. */
export class ExpressionError extends UsageError {
  constructor(message: string, source: string, { start, end }: Place) {
    super(`${message}\n${marked(source, start, end)}`)
  }
}

/** The expression's line with carets below the place. */
function marked(source: string, start: number, end: number): string {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const lineEnd = source.indexOf('\n', start)
  const line = source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  const from = start - lineStart <= SHOWN - 20 ? 0 : start - lineStart - 20
  const before = `${from > 0 ? '…' : ''}${line.slice(from, start - lineStart)}`
  const inside = line.slice(start - lineStart, Math.min(end - lineStart, from + SHOWN))
  const rest = line.slice(start - lineStart + inside.length, from + SHOWN)
  const after = from + SHOWN < line.length ? `${rest}…` : rest
  return `  ${before}${inside}${after}\n  ${' '.repeat(stringWidth(before))}${'^'.repeat(Math.max(1, stringWidth(inside)))}`
}
