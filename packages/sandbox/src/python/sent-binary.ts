/**
 * What `<base64>` is to Python: an object around bytes. No field of files takes it, though clients have sent it for the
 * text of base64 since there is XML-RPC (tried on 14.0 and 19.0).
 */
export class SentBinary {
  /** Each character is a byte. */
  readonly data: string

  private constructor(data: string) {
    this.data = data
  }

  /** As `base64.decodebytes` reads it: what is no character of base64 is passed over. */
  static of(text: string): SentBinary {
    const digits = text.replace(/[^A-Za-z0-9+/]/g, '')
    return new SentBinary(atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0))))
  }
}
