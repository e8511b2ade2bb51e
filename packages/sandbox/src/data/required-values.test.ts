import { expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

interface Field {
  readonly type: string
  readonly store?: boolean
  readonly required?: boolean
}

/** What the demo data runs of the server itself belongs to a model that the sandbox has not (`ir.autovacuum`). */
const KNOWN = new Set(['ir.actions.server.model_id', 'ir.cron.model_id'])

const EMPTY_AS_ZERO = /^(boolean|integer|float|monetary|one2many|many2many)$/

it.each(['14.0', '16.0', '18.0', '19.0'])('no row of the demo data of %s lacks what it must have', (series) => {
  const call = callerOn(series)
  const ids = call('ir.model', 'search', [[]])
  const models = (call('ir.model', 'read', [ids, ['model']]) as { model: string }[]).map(({ model }) => model)
  const lacking = models.flatMap((model) => {
    const fields = Object.entries(call(model, 'fields_get', []) as Record<string, Field>)
    return fields.flatMap(([name, { type, store, required }]) => {
      if (!required || store === false || EMPTY_AS_ZERO.test(type) || KNOWN.has(`${model}.${name}`)) return []
      return call(model, 'search_count', [[[name, '=', false]]]) === 0 ? [] : [`${model}.${name}`]
    })
  })
  expect(lacking).toEqual([])
})
