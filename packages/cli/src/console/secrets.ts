/** Words that a secret stands behind, as an argument, a property or a variable. */
const SECRET_WORD =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|(?:api|access|private|secret)_?key|token|totp|credential)\w*['"`]?\s*\]?\s*[:=(,]|\bBearer\s/i

/** True for a line that may hold a password, a key or a token: it is kept in no history and no program. */
export function hasSecret(line: string): boolean {
  return SECRET_WORD.test(line) || /\blogin\s*\(/.test(line) || /:\/\/[^\s/'"@]+:[^\s/'"@]+@/.test(line)
}
