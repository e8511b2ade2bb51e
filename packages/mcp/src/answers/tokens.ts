/** Bytes of JSON as UTF-8. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '')
}

/** About how many tokens so many bytes are. */
export function tokensOf(bytes: number): number {
  return Math.ceil(bytes / 4)
}
