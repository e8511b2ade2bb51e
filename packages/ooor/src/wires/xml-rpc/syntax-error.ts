import { maskedText } from '../../errors/mask.ts'

const EXCERPT = 40

/** The text is not XML-RPC: what was expected, at which character, and what stands there. The wire wraps it. */
export class XmlRpcSyntaxError extends Error {
  override readonly name = 'XmlRpcSyntaxError'
  /** The index in the text where reading stopped. */
  readonly position: number

  constructor(problem: string, text: string, position: number) {
    super(`${problem} at character ${position} of ${text.length}: ${excerpt(text, position)}`)
    this.position = position
  }
}

function excerpt(text: string, position: number): string {
  if (position >= text.length) return 'the text ends there'
  // More than is shown: what is cut cannot be told for a secret.
  const shown = maskedText(text.slice(position, position + 10 * EXCERPT)).slice(0, EXCERPT)
  return `'${shown.replace(/\s/g, ' ')}'`
}
