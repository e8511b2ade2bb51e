import { InvalidValueError } from '../../errors/index.ts'
import { distanceToNearest } from '../../errors/nearest.ts'
import { isMemberName } from '../schema/member-name.ts'
import { unknownField } from '../schema/schema.ts'
import { FIELDS, isRecord } from './internals.ts'
import { OTHER_NAMES } from './other-names.ts'
import { serverMethod } from './server-method.ts'

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
    if (Object.hasOwn(OTHER_NAMES, property)) {
      return () => {
        throw new InvalidValueError(`a record has no ${property}(): call ${OTHER_NAMES[property]} on it`)
      }
    }
    const fields = receiver[FIELDS]
    if (distanceToNearest(property, fields.keys()) <= 1) throw unknownField(receiver.$model, property, fields.keys())
    if (!isMemberName(property)) return undefined
    return serverMethod(receiver.$model, property, (named) => receiver.call(property, [], named))
  },
  set(target, property, value, receiver) {
    if (typeof property === 'symbol' || !isRecord(receiver)) return Reflect.set(target, property, value, receiver)
    throw unknownField(receiver.$model, property, receiver[FIELDS].keys())
  },
})
