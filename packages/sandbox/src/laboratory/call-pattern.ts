import { methodNames, type NamedCall } from './asked-call.ts'

/** What a request calls: read off it only where a name of a method wants it. */
export type CallOf = () => Omit<NamedCall, 'kwargs'> | undefined

/** Whether a name stands for a request. */
export type CallPattern = (path: string, callOf: CallOf) => boolean

/** Reads `sale.order.write`, `sale.order.*`, `*.write`, `/shop/cart` or `/shop/*`; undefined for what names nothing. */
export function callPattern(name: string): CallPattern | undefined {
  if (name.startsWith('/')) {
    return name.endsWith('*') ? (path) => path.startsWith(name.slice(0, -1)) : (path) => path === name
  }
  const dot = name.lastIndexOf('.')
  if (dot <= 0 || dot === name.length - 1) return undefined
  const [model, method] = [name.slice(0, dot), name.slice(dot + 1)]
  const is = (wanted: string, named: string) => wanted === '*' || wanted === named
  return (_, callOf) => {
    const call = callOf()
    return call !== undefined && is(model, call.model) && methodNames(call).some((named) => is(method, named))
  }
}
