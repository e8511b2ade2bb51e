import { unquote } from '../python/unquote.ts'
import type { DatabaseVisit } from './route.ts'

/** What the address of a file or a picture names; names of the path go before those of the query. */
export interface AskedFile {
  readonly xmlid: string | undefined
  readonly model: string
  /** As it is written: undefined for none. */
  readonly id: string | undefined
  readonly field: string
  readonly filename: string | undefined
  readonly filenameField: string
  /** Its address has a version, so that it never changes. */
  readonly isUnique: boolean
  /** Of a picture, as `64x64`. */
  readonly size: string | undefined
}

interface InPath {
  readonly xmlid?: string | undefined
  readonly model?: string | undefined
  readonly id?: string | undefined
  readonly field?: string | undefined
  readonly isUnique?: boolean
}

const NUMBER = /^\d+$/
const VERSIONED = /^(\d+)-./
const SIZE = /^\d+x\d+$/

/**
 * Reads the path behind `/web/content` or `/web/image`; undefined where it is no address of either (addons/web/controllers
 * of 14 and 19).
 */
export function askedFile(
  { path, query, installation }: DatabaseVisit,
  kind: 'content' | 'image',
): AskedFile | undefined {
  const parts = path
    .replace(/^\/web(site)?\/(binary\/)?(content|image|saveas)/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(unquote)
  const isVersioned = kind === 'image' || installation.dialect.series.major < 16
  const found = inPath(parts, isVersioned)
  if (found === undefined) return undefined
  const [named, rest] = found
  const size = kind === 'image' && SIZE.test(rest[0] ?? '') ? rest[0] : undefined
  const [filename, ...strangers] = size === undefined ? rest : rest.slice(1)
  if (strangers.length > 0) return undefined
  return {
    xmlid: named.xmlid ?? (query.get('xmlid') || undefined),
    model: named.model ?? query.get('model') ?? 'ir.attachment',
    id: named.id ?? (query.get('id') || undefined),
    field: named.field ?? query.get('field') ?? (installation.dialect.series.major < 16 ? 'datas' : 'raw'),
    filename: filename ?? (query.get('filename') || undefined),
    filenameField: query.get('filename_field') ?? 'name',
    isUnique: named.isUnique === true || Boolean(query.get('unique')),
    size,
  }
}

function inPath(parts: readonly string[], isVersioned: boolean): [InPath, readonly string[]] | undefined {
  const [first = '', second = '', third] = parts
  if (parts.length === 0) return [{}, []]
  if (NUMBER.test(first)) return [{ id: first }, parts.slice(1)]
  if (isVersioned && VERSIONED.test(first)) return [{ id: VERSIONED.exec(first)?.[1], isUnique: true }, parts.slice(1)]
  if (third !== undefined && NUMBER.test(second)) return [{ model: first, id: second, field: third }, parts.slice(3)]
  return [{ xmlid: first }, parts.slice(1)]
}
