import { typeError } from '../../python/exceptions.ts'
import { isTrue, iterated, pythonType } from '../../python/eyes.ts'
import type { Environment, Page } from '../environment.ts'
import { orderSeen } from './seen-arguments.ts'

type Values = Readonly<Record<string, unknown>>

/** Whether Python cuts the page out of all files that it has found: since 19, unless the domain names the records that they belong to. */
export function isCutByPython(env: Environment, model: string, domain: unknown): boolean {
  if (model !== 'ir.attachment' || env.dialect.series.major < 19 || env.isSudo) return false
  const namesOwners = (term: unknown) => Array.isArray(term) && term[0] === 'res_model' && isTrue(term[2])
  return !(Array.isArray(domain) && domain.some(namesOwners))
}

/** A page as a slice of a list: numbers are added before anything is asked for, and no text is one (tried on 19.0). */
export function slicedPage(env: Environment, { offset = 0, limit = null, order }: Values): Page {
  const end = limit === null ? null : sum(limit, offset)
  return {
    get offset() {
      return place(offset) ?? 0
    },
    get end() {
      const found = place(end)
      return found === undefined ? undefined : Math.max(found, 0)
    },
    get order() {
      return orderSeen(env, order)
    },
  }
}

const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'boolean'

/** `limit += offset` */
function sum(limit: unknown, offset: unknown): unknown {
  if (isNumber(limit) && isNumber(offset)) return Number(limit) + Number(offset)
  if (typeof limit === 'string') {
    if (typeof offset === 'string') throw typeError("'<' not supported between instances of 'int' and 'str'")
    throw typeError(`can only concatenate str (not "${pythonType(offset)}") to str`)
  }
  if (Array.isArray(limit)) {
    iterated(offset)
    throw typeError("'<' not supported between instances of 'int' and 'list'")
  }
  throw typeError(`unsupported operand type(s) for +=: '${pythonType(limit)}' and '${pythonType(offset)}'`)
}

function place(value: unknown): number | undefined {
  if (value === null) return undefined
  if (typeof value === 'boolean' || pythonType(value) === 'int') return Number(value)
  throw typeError('slice indices must be integers or None or have an __index__ method')
}
