import { printable } from './printable.ts'

/** A value as a person reads it: what a many2one leads to is its name and id, moments are in UTC. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return printable(value)
  if (value instanceof Date) return dateText(value)
  if (value instanceof Uint8Array) return `<${sizeText(value.byteLength)}>`
  if (Array.isArray(value)) return value.map(cellText).join(', ')
  if (typeof value !== 'object') return String(value)
  return objectText(value)
}

function objectText(value: object): string {
  const { id, display_name: name, label, from, to } = value as Readonly<Record<string, unknown>>
  if (id !== undefined && typeof name === 'string') return printable(`${name} (${String(id)})`)
  // A span of time, as groups have it.
  if (typeof label === 'string' && from !== undefined && to !== undefined) return printable(label)
  return printable(JSON.stringify(value, jsonValue))
}

/** As Odoo has moments. */
export function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19).replace('T', ' ')
}

/** As `12 kB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`
}

/** For `JSON.stringify`: bytes as base64, large integers as text. */
export function jsonValue(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return typeof value === 'bigint' ? String(value) : value
}
