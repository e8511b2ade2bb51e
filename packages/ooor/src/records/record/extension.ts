import { checkNames } from '../../errors/check-names.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { FieldErrors } from '../types/record-api.ts'
import type { AnyRecord } from '../types/record-type.ts'

/** What runs around the writes of a record. Those before may throw to stop it. */
export interface Hooks<R = AnyRecord> {
  /** Before values are sent: throws for what may not be saved, and may still set values. */
  readonly beforeSave?: (record: R) => void | Promise<void>
  readonly afterSave?: (record: R) => void | Promise<void>
  readonly beforeCreate?: (record: R) => void | Promise<void>
  readonly afterCreate?: (record: R) => void | Promise<void>
  readonly beforeUpdate?: (record: R) => void | Promise<void>
  readonly afterUpdate?: (record: R) => void | Promise<void>
  readonly beforeDestroy?: (record: R) => void | Promise<void>
  readonly afterDestroy?: (record: R) => void | Promise<void>
  /** Messages by field, `base` for the whole record; nothing for a record that is fine. */
  readonly validate?: (record: R) => FieldErrors | undefined | Promise<FieldErrors | undefined>
}

/** Members and hooks that a model has been given on top of its own. */
export interface Extension {
  readonly members: object
  readonly hooks: Hooks
}

const HOOKS =
  'beforeSave afterSave beforeCreate afterCreate beforeUpdate afterUpdate beforeDestroy afterDestroy validate'

/** One extension over another. Throws for members that are none, and for a hook that there is not. */
export function extended(before: Extension | undefined, members: object, hooks: Hooks): Extension {
  if (typeof members !== 'object' || members === null) {
    throw new InvalidValueError(`extend takes an object of members, not ${describe(members)}`)
  }
  checkNames('extend, as hooks,', hooks, HOOKS)
  if (before === undefined) return { members, hooks }
  const merged = Object.defineProperties({}, Object.getOwnPropertyDescriptors(before.members))
  Object.defineProperties(merged, Object.getOwnPropertyDescriptors(members))
  return { members: merged, hooks: chained(before.hooks, hooks) }
}

function chained(first: Hooks, second: Hooks): Hooks {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]) as Set<keyof Hooks>
  const both = (name: keyof Hooks) => async (record: AnyRecord) => {
    const errors = await first[name]?.(record)
    const more = await second[name]?.(record)
    return errors === undefined && more === undefined ? undefined : { ...errors, ...more }
  }
  return Object.fromEntries([...names].map((name) => [name, both(name)]))
}
