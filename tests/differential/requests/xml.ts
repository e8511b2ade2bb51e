/** Markup in the place of a value, as it is. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toJSON(): string {
    return this.text
  }
}

export const moment = (text: string) => new Markup(`<dateTime.iso8601>${text}</dateTime.iso8601>`)
export const base64 = (text: string) => new Markup(`<base64>${text}</base64>`)

/** A call of XML-RPC, also one that no client would send. */
export function xmlCall(method: string, params: readonly unknown[]): string {
  const given = params.map((param) => `<param><value>${marked(param)}</value></param>`).join('')
  return `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${given}</params></methodCall>`
}

function marked(value: unknown): string {
  if (value instanceof Markup) return value.text
  if (value === null || value === undefined) return '<nil/>'
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`
  if (typeof value === 'number') return Number.isInteger(value) ? `<int>${value}</int>` : `<double>${value}</double>`
  if (typeof value === 'string') return `<string>${value.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</string>`
  if (Array.isArray(value))
    return `<array><data>${value.map((one) => `<value>${marked(one)}</value>`).join('')}</data></array>`
  const members = Object.entries(value).map(
    ([name, one]) => `<member><name>${name}</name><value>${marked(one)}</value></member>`,
  )
  return `<struct>${members.join('')}</struct>`
}
