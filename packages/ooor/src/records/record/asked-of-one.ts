import { InvalidValueError } from '../../errors/index.ts'

const SAME_FOR_ALL = 'write(values) gives all of them the same'
const ALL_AT_ONCE = 'unlink() deletes all of them'

/** What lists have in the place of what is asked of one record. */
const OF_LISTS: Readonly<Record<string, string>> = {
  set: SAME_FOR_ALL,
  save: SAME_FOR_ALL,
  update: SAME_FOR_ALL,
  destroy: ALL_AT_ONCE,
  delete: ALL_AT_ONCE,
  remove: ALL_AT_ONCE,
  externalId: 'browse(list.ids).externalIds() has those of all',
}

/** Throws, for a list that is asked for what one record has. */
export function refuseList(model: string, name: string): never {
  const remedy = OF_LISTS[name] ?? `for (const one of list) await one.${name}(…)`
  throw new InvalidValueError(`${name}() is asked of one record of ${model}, not of a list: ${remedy}`)
}

/** What records have and lists of them have not: called, it says what there is. */
const OF_ONE =
  'get signal externalId translations setTranslations post messages attach files set save update destroy copy reload toParam delete remove'

/** Gives lists members that say what to call instead. */
export function refuseMembersOfOne(list: object, modelOf: (receiver: never) => string): void {
  for (const name of OF_ONE.split(' ')) {
    const value = function (this: never): never {
      return refuseList(modelOf(this), name)
    }
    Object.defineProperty(list, name, { value, configurable: true, writable: true })
  }
}
