import type { Series } from '../../wires/index.ts'
import { type Parameter, parseSignature } from '../orm/signature.ts'

/** Signatures by the series that brought them; null where a method went away. */
type History = readonly (readonly [since: number, signature: string | null])[]

// Up to 9 the context is a parameter like another (`osv/orm.py`, `models.py` of the series; wire/8.0/*-search-paged).
const HISTORIES: Readonly<Record<string, History>> = {
  search: [
    [6, 'args, offset=0, limit=None, order=None, context=None, count=False'],
    [10, 'args, offset=0, limit=None, order=None, count=False'],
    [16, 'domain, offset=0, limit=None, order=None, count=False'],
    [17, 'domain, offset=0, limit=None, order=None'],
  ],
  search_count: [
    [6, 'args, context=None'],
    [10, 'args'],
    [16, 'domain, limit=None'],
  ],
  // wire/7.0/xmlrpc-object-search_read: not there.
  search_read: [
    [6, null],
    [8, 'domain=None, fields=None, offset=0, limit=None, order=None, context=None'],
    [10, 'domain=None, fields=None, offset=0, limit=None, order=None'],
    [15, 'domain=None, fields=None, offset=0, limit=None, order=None, **read_kwargs'],
  ],
  read: [
    [6, "fields=None, context=None, load='_classic_read'"],
    [10, "fields=None, load='_classic_read'"],
  ],
  create: [
    [6, 'vals, context=None'],
    [10, 'vals'],
    [12, 'vals_list'],
  ],
  write: [
    [6, 'vals, context=None'],
    [10, 'vals'],
  ],
  unlink: [
    [6, 'context=None'],
    [10, ''],
  ],
  copy: [
    [6, 'default=None, context=None'],
    [10, 'default=None'],
  ],
  name_get: [
    [6, 'context=None'],
    [10, ''],
    [18, null],
  ],
  name_search: [
    [6, "name='', args=None, operator='ilike', context=None, limit=100"],
    [10, "name='', args=None, operator='ilike', limit=100"],
    [19, "name='', domain=None, operator='ilike', limit=100"],
  ],
  fields_get: [
    [6, 'allfields=None, context=None, write_access=True'],
    [8, 'allfields=None, context=None, write_access=True, attributes=None'],
    [10, 'allfields=None, attributes=None'],
  ],
  default_get: [
    [6, 'fields_list, context=None'],
    [10, 'fields_list'],
    [19, 'fields'],
  ],
  // wire/8.0/xmlrpc-object-perm_read: gone.
  perm_read: [
    [6, 'context=None, details=True'],
    [8, null],
  ],
  web_read: [
    [6, null],
    [17, 'specification'],
  ],
  // 13 to 16 took other parameters.
  web_search_read: [
    [6, null],
    [17, 'domain, specification, offset=0, limit=None, order=None, count_limit=None'],
  ],
  action_archive: [
    [6, null],
    [13, ''],
  ],
  action_unarchive: [
    [6, null],
    [13, ''],
  ],
}

/** The parameters that a method of every model has on this series; undefined where it is not there. */
export function signatureOf(series: Series, method: string): readonly Parameter[] | undefined {
  if (!Object.hasOwn(HISTORIES, method)) return undefined
  const signature = HISTORIES[method]?.findLast(([since]) => since <= series.major)?.[1]
  return signature === null || signature === undefined ? undefined : parseSignature(signature)
}
