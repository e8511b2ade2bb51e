import { PolicyError } from '../policy/policy-error.ts'

/** Parts of a resource's address as the template found them. */
export type Parts = Readonly<Record<string, string | string[]>>

/** A model in an address. Throws a `PolicyError` for whatever is none: no path leads elsewhere. */
export function modelIn(parts: Parts): string {
  return checked(parts.model, /^[a-z_]\w*(\.\w+)*$/i, 'model')
}

/** An id in an address. */
export function idIn(parts: Parts): number {
  return Number(checked(parts.id, /^[1-9]\d{0,14}$/, 'id'))
}

/** Ids in an address, with commas between them. */
export function idsIn(parts: Parts): number[] {
  const text = [parts.ids].flat().join(',')
  return checked(text, /^[1-9]\d{0,14}(,[1-9]\d{0,14}){0,19}$/, 'list of ids')
    .split(',')
    .map(Number)
}

/** A field's or a report's name in an address, or an attachment's id. */
export function nameIn(parts: Parts, name: string): string {
  return checked(parts[name], /^\w+(\.\w+)*$/, name)
}

function checked(value: string | string[] | undefined, pattern: RegExp, what: string): string {
  if (typeof value === 'string' && value.length <= 200 && pattern.test(value)) return value
  throw new PolicyError(`this is no ${what} in the address of a resource: take addresses from tools`)
}
