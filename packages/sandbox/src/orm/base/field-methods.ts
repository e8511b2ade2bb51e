import { typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, pythonType } from '../../python/eyes.ts'
import { checkLanguage } from '../check-language.ts'
import { describeField } from '../describe-field.ts'
import type { Environment, Table } from '../environment.ts'
import { mayKnow } from '../field-rights.ts'
import { isAllowed } from '../is-allowed.ts'
import type { BaseMethods } from './base-method.ts'

/** What is told in the caller's language. */
const WORDS = ['string', 'help', 'selection']

export const FIELD_METHODS: BaseMethods = {
  fields_get: {
    model: true,
    run: ({ env, model, args }) => {
      const table = env.table(model)
      // Since 10 everybody may ask (tried on 14.0 and 19.0); who may write nothing is told so up to 15 (not on 16.0).
      if (env.dialect.series.major < 10) env.checkAccess(table, 'read')
      const isClosed = env.dialect.series.major < 16 && !mayChange(env, table)
      const names = sought(args.allfields)
      // Who may know which of them is told by a set (tried on 16.0 to 19.0).
      if (model === 'res.users' && env.dialect.series.major >= 16 && Array.isArray(names)) names.forEach(hashed)
      const known = Object.entries(table.fields).filter(
        ([name, field]) => (names === undefined || names.includes(name)) && mayKnow(env, field),
      )
      // Each field looks at the attributes: where there is none, nobody minds what they are (tried on 19.0).
      if (known.length === 0) return {}
      const attributes = attributesSeen(env, args.attributes)
      const isWorded = attributes === undefined || WORDS.some((word) => attributes.includes(word))
      if (isWorded || env.dialect.series.major < 16) checkLanguage(env)
      return Object.fromEntries(
        known.map(([name, field]) => {
          const closed = { readonly: true, states: {} }
          const seen = isClosed ? { ...field, told: { ...field.told, ...closed } } : field
          return [name, describeField(env, name, seen, attributes)]
        }),
      )
    },
  },
  // All of them, whatever the caller may know of (tried on 14.0).
  fields_get_keys: { model: true, run: ({ env, model }) => Object.keys(env.table(model).fields) },
}

function mayChange(env: Environment, table: Table): boolean {
  return (['write', 'create'] as const).some((operation) => isAllowed(() => env.checkAccess(table, operation)))
}

/** What names are looked for in: a list, the keys of a dictionary, the parts of a text; all of nothing. */
function sought(value: unknown): string | readonly unknown[] | undefined {
  if (!isTrue(value)) return undefined
  if (typeof value === 'object' || typeof value === 'string') return within(value)
  throw notGoneThrough(value)
}

const notGoneThrough = (value: unknown) => typeError(`argument of type '${pythonType(value)}' is not iterable`)

const within = (value: unknown) => (typeof value === 'string' ? value : iterated(value))

/** Since 16 all of them only where none is given, not where it is false or zero (tried on 16.0 and 17.0). */
function attributesSeen(env: Environment, value: unknown): readonly string[] | undefined {
  if (env.dialect.series.major < 16 || value === null || value === undefined)
    return sought(value) as readonly string[] | undefined
  if (typeof value === 'object') return iterated(value) as string[]
  // In a text without letters there is none.
  if (value === '') return []
  if (!value) throw notGoneThrough(value)
  return sought(value) as readonly string[] | undefined
}
