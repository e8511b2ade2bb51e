import type { Series } from 'ooor/protocol'
import { fieldChoices } from './data/field-choices.ts'
import { fieldList } from './data/field-list.ts'
import { withMethods } from './data/methods.ts'
import { modelAccess } from './data/model-access.ts'
import { modelList } from './data/model-list.ts'
import type { ModelDefinition } from './orm/definition.ts'
import { frozen } from './orm/frozen.ts'
import { modelsOf } from './orm/series-models.ts'

/** Those of a series that were completed before: sandboxes of the same models share them, and copy their rows. */
const completed = new WeakMap<readonly ModelDefinition[], Map<string, readonly ModelDefinition[]>>()

/** All models of a database: those that it is made of, and the lists of models, fields and rights, which are models too. */
export function installedModels(models: readonly ModelDefinition[], series: Series): readonly ModelDefinition[] {
  const bySeries = completed.get(models) ?? new Map<string, readonly ModelDefinition[]>()
  completed.set(models, bySeries)
  const known = bySeries.get(series.name)
  if (known !== undefined) return known
  const lists = [fieldList(series), ...fieldChoices(series), ...modelAccess(series)]
  const own = [modelList([...models, ...lists], series), ...lists].map((model) => withMethods(model, series))
  const made = modelsOf(withTold(own, models), series)
  // Of the demo data alone, which all sandboxes of a series share.
  const all = Object.isFrozen(models) ? frozen(made) : made
  bySeries.set(series.name, all)
  return all
}

/** The lists that the sandbox keeps of itself, with the fields that a schema tells of them; a schema knows no more of them. */
function withTold(own: readonly ModelDefinition[], models: readonly ModelDefinition[]): ModelDefinition[] {
  const told = new Map(
    models.flatMap((model) => (model.unmodelled === undefined ? [] : [[model.name, model] as const])),
  )
  const names = new Set(own.map(({ name }) => name))
  return [
    ...own.map((model) => {
      const more = told.get(model.name)
      return more === undefined ? model : { ...model, fields: { ...more.fields, ...model.fields } }
    }),
    ...models.filter(({ name, unmodelled }) => unmodelled === undefined || !names.has(name)),
  ]
}
