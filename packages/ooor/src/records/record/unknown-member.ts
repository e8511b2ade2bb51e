import { InvalidValueError } from '../../errors/index.ts'
import { describe } from '../casting/describe.ts'
import { isMemberName } from '../schema/member-name.ts'
import { distanceToNearest } from '../schema/nearest.ts'
import { unknownField } from '../schema/schema.ts'
import { FIELDS, isRecord } from './internals.ts'

/** Names that JavaScript, consoles and test tools ask any object for. */
const ASKED_OF_ANYTHING = new Set(['then', 'catch', 'finally', 'length', 'size', 'inspect', 'default', 'nodeType'])

/**
 * The end of every record's prototypes: asked for what is neither field nor method of ours. Names as Odoo writes its
 * methods, `action_confirm`, are methods of the server; what is nearly a field, or is set, is a mistake.
 */
export const unknownMembers: object = new Proxy(Object.create(Object.prototype) as object, {
  get(target, property, receiver) {
    if (typeof property === 'symbol' || property in target || !isRecord(receiver)) return Reflect.get(target, property)
    if (ASKED_OF_ANYTHING.has(property) || !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(property)) return undefined
    const fields = receiver[FIELDS]
    if (distanceToNearest(property, fields.keys()) <= 1) throw unknownField(receiver.$model, property, fields.keys())
    if (!isMemberName(property)) return undefined
    return (named?: Readonly<Record<string, unknown>>) => {
      if (named !== undefined && (typeof named !== 'object' || named === null || Array.isArray(named))) {
        const remedy = `pass an object, or use call('${property}', [${describe(named)}])`
        throw new InvalidValueError(`${receiver.$model}.${property} takes named arguments: ${remedy}`)
      }
      return receiver.call(property, [], named)
    }
  },
  set(target, property, value, receiver) {
    if (typeof property === 'symbol' || !isRecord(receiver)) return Reflect.set(target, property, value, receiver)
    throw unknownField(receiver.$model, property, receiver[FIELDS].keys())
  },
})
