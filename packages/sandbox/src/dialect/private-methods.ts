import type { Series } from 'ooor/protocol'

/** Methods without an underscore that callers may not call all the same (`@api.private` of 19). */
const PRIVATE: ReadonlySet<string> = new Set([
  ...[
    'browse',
    'check_access',
    'concat',
    'ensure_one',
    'exists',
    'fetch',
    'filtered',
    'filtered_domain',
    'flush_model',
    'grouped',
  ],
  ...['invalidate_model', 'mapped', 'modified', 'new', 'search_fetch', 'sorted', 'sudo', 'union'],
  ...['update', 'with_company', 'with_context', 'with_env', 'with_user'],
])

export const isPrivate = ({ major }: Series, method: string) =>
  method.startsWith('_') || (major >= 19 && PRIVATE.has(method))
