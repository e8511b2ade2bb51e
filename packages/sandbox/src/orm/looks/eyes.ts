import { assertionError, keyError, ServerException, typeError } from '../../python/exceptions.ts'
import { isTrue, iterated, lacksAttribute, pythonType, withAttribute } from '../../python/eyes.ts'
import { pythonRepr, pythonStr } from '../../python/repr.ts'

/** One look that Odoo's code takes at a value: what it is not made for raises, as Python does. */
export type Eye = (value: unknown) => void

/** Several, one after the other. */
export const inTurn =
  (...eyes: readonly Eye[]): Eye =>
  (value) => {
    for (const look of eyes) look(value)
  }

/** `value.get(…)` */
export const asksGet: Eye = (value) => {
  if (pythonType(value) !== 'dict') throw lacksAttribute(value, 'get')
}

/** `value.pop(name, False)`: lists have another one. */
export const pops: Eye = (value) => {
  if (Array.isArray(value)) throw typeError('pop expected at most 1 argument, got 2')
  if (pythonType(value) !== 'dict') throw lacksAttribute(value, 'pop')
}

/** `name in value` */
export const looksWithin: Eye = (value) => {
  const isContainer = typeof value === 'string' || (typeof value === 'object' && value !== null)
  if (!isContainer) throw typeError(`argument of type '${pythonType(value)}' is not iterable`)
}

/** `name in value`, then what is under it. */
export const looksAndGets: Eye = inTurn(looksWithin, asksGet)

/** `for … in value` */
export const goesThrough: Eye = (value) => {
  iterated(value)
}

/** `value[name]` */
export const takesPart: Eye = (value) => {
  if (typeof value === 'string' || Array.isArray(value)) {
    throw typeError(`${typeof value === 'string' ? 'string' : 'list'} indices must be integers`)
  }
  if (pythonType(value) !== 'dict') throw typeError(`'${pythonType(value)}' object is not subscriptable`)
}

/** `name in value`, and else `value[name] = …` */
export const setsPart: Eye = (value) => {
  looksWithin(value)
  if (typeof value === 'string') throw typeError("'str' object does not support item assignment")
  if (Array.isArray(value)) throw typeError('list indices must be integers or slices, not str')
}

/** The parts of an address are looked for in what is given for one. */
export const findsAddress: Eye = (value) => {
  const { website } = value as Record<string, unknown>
  if (isTrue(website)) withAttribute(website, 'find')
}

/** `value[name] = …` */
export const takesItem: Eye = (value) => {
  if (Array.isArray(value)) throw typeError('list indices must be integers or slices, not str')
  if (pythonType(value) !== 'dict') throw typeError(`'${pythonType(value)}' object does not support item assignment`)
}

/** `value.items()` */
export const asksItems: Eye = (value) => {
  if (pythonType(value) !== 'dict') throw lacksAttribute(value, 'items')
}

/** Codes are put in capitals. */
export const capitalizes: Eye = (value) => {
  asksGet(value)
  const { code } = value as Record<string, unknown>
  if (isTrue(code) && typeof code !== 'string') throw lacksAttribute(code, 'upper')
}

/** `len(value)` */
export const counts: Eye = (value) => {
  const isSized = typeof value === 'string' || (typeof value === 'object' && value !== null)
  if (!isSized) throw typeError(`object of type '${pythonType(value)}' has no len()`)
}

/** A language must say its code, if in no other way. */
export const wantsCode: Eye = (value) => {
  const { url_code, iso_code, code } = value as Record<string, unknown>
  if (!url_code && !iso_code && code === undefined) throw keyError('code')
}

/** A field is of a model. */
export const wantsModel: Eye = (value) => {
  const { model, model_id } = value as Record<string, unknown>
  if (!isTrue(model) && !isTrue(model_id)) throw assertionError(`missing model name for ${pythonRepr(value)}`)
}

/** A user without a login is made elsewhere. */
export const wantsLogin: Eye = (value) => {
  if ((value as Record<string, unknown>).login) return
  const words = 'You cannot create a new user from here.\n To create new user please go to configuration panel.'
  // The window of users there, and what its button says.
  const told = [words, 70, 'Go to the configuration panel', null]
  throw new ServerException('odoo.exceptions.RedirectWarning', told.map((one) => pythonStr(one)).join('\n'), told)
}
