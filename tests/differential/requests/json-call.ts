import { JSON_TYPE, type RawRequest, type Subjects, shown, type Visitor } from './request.ts'

/** A call of JSON-RPC at a route of its own; without params where they are undefined. */
export function jsonCall(path: string, params: unknown, subjects: Subjects, visitor: Visitor = 'admin'): RawRequest {
  const body = JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 7 })
  const name = Object.entries(subjects.ids).reduce((text, [key, id]) => text.replaceAll(String(id), `#${key}`), path)
  return { name: `${name} ${shown(params, subjects)}`, method: 'POST', path, headers: JSON_TYPE, body, visitor }
}

/** Params that are none, and values that no route takes. */
export const NO_PARAMS: readonly unknown[] = [undefined, null, {}, [], 'x', 5, true, { a: 1 }, [1]]

export const ODD_VALUES: readonly unknown[] = [null, true, 0, 5, 1.5, '', 'x', [], [1], {}, { a: 1 }]
