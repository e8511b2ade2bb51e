import { attributeError, indexError, keyError, typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, pythonType, unpacked, withAttribute } from '../../python/eyes.ts'
import { Recordset } from '../../python/recordset.ts'
import type { FieldDefinition } from '../definition.ts'
import type { BaseCall } from './base-method.ts'
import { isMet, OF_TEXTS } from './python-leaf.ts'
import { momentOf } from './python-values.ts'
import { along, type Records } from './record-values.ts'

/** Those that a domain is true of, as Python goes through it from its end (`filtered_domain` of 14; tried on 14.0). */
export function filteredByDomain(call: BaseCall): Recordset {
  const { model, ids, args } = call
  if (!isTrue(args.domain)) return new Recordset(model, ids)
  if (typeof args.domain === 'number' || args.domain === true) {
    throw typeError(`'${pythonType(args.domain)}' object is not reversible`)
  }
  const found: (readonly number[])[] = []
  const taken = () => {
    const last = found.pop()
    if (last === undefined) throw indexError('pop from empty list')
    return last
  }
  const both = () => {
    const [one, other] = [taken(), new Set(taken())]
    return [...new Set(one)].filter((id) => other.has(id))
  }
  for (const term of iterated(args.domain).toReversed()) {
    if (term === '|') found.push([...new Set([...taken(), ...taken()])])
    else if (term === '&') found.push(both())
    else if (term === '!') {
      const without = new Set(taken())
      found.push(ids.filter((id) => !without.has(hashed(id))))
    } else found.push(ofTerm(call, term))
  }
  while (found.length > 1) found.push(both())
  return new Recordset(model, found[0] ?? [])
}

function ofTerm(call: BaseCall, term: unknown): number[] {
  const [name, given, sent] = unpacked(term)
  const path = withAttribute(name, 'endswith').replace(/\.id$/, '')
  const key = path === 'id' ? '' : path
  const field = key === '' ? undefined : lastField(call, key)
  if (key !== '') call.ids.forEach(hashed)
  if (OF_TEXTS.has(given)) withAttribute(sent, 'replace')
  // Both are written over for the records that follow.
  let [comparator, value] = [given, sent]
  const isMoment = field?.type === 'date' || field?.type === 'datetime'
  const met = call.ids.filter((id) => {
    const one = { ...call, ids: [id] }
    const data = key === '' ? one : along(one, key)
    if (comparator === 'child_of' || comparator === 'parent_of') {
      value = relatives(data, comparator, value)
      comparator = 'in'
    }
    if (Array.isArray(data) && isMoment) {
      value = Array.isArray(value) ? value.map(momentOf) : momentOf(value)
      return isMet(comparator, data.map(momentOf), value)
    }
    return isMet(comparator, Array.isArray(data) ? data : namesOrIds(data, value), value)
  })
  return [...new Set(met)]
}

/** The field at the end of a path, which is looked up whatever the records are. */
function lastField({ env, model }: BaseCall, path: string): FieldDefinition | undefined {
  let [owner, field]: [string | undefined, FieldDefinition | undefined] = [model, undefined]
  for (const name of path.split('.')) {
    if (owner === undefined) throw attributeError(`'${emptyOf(field)}' object has no attribute '_fields'`)
    const { fields } = env.table(owner)
    if (!Object.hasOwn(fields, name)) throw keyError(name)
    field = fields[name]
    owner = field?.relation
  }
  return field
}

/** What an empty record has of a field that leads nowhere. */
function emptyOf(field: FieldDefinition | undefined): string {
  if (field?.type === 'integer') return 'int'
  return field?.type === 'float' || field?.type === 'monetary' ? 'float' : 'bool'
}

function relatives(data: unknown[] | Records, comparator: string, value: unknown): unknown {
  if (Array.isArray(data)) throw attributeError("'list' object has no attribute 'search'")
  return data.env.search(data.model, [['parent_id', comparator, value]])
}

/** Records are compared by their names with texts, else by their ids. */
function namesOrIds({ env, model, ids }: Records, value: unknown): readonly unknown[] {
  const first = Array.isArray(value) && value.length > 0 ? value[0] : value
  if (typeof first === 'string') return along({ env, model, ids }, 'display_name') as unknown[]
  return ids.length > 0 ? ids : [false]
}
