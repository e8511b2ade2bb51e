import type { FieldsAnswer } from 'ooor/schema'

/** A list that is longer as text is worth a name. */
const LONG = 400

/** Fields without what tests do not need, and the long lists that several of them choose from by name. */
export interface SharedSelections {
  readonly fields: ReadonlyMap<string, FieldsAnswer>
  readonly selections: Readonly<Record<string, unknown>>
}

/**
 * Time zones and the like stand in a file once. Left out are help texts, and what a sandbox tells by itself of a field
 * that is stored or not.
 */
export function shareSelections(models: ReadonlyMap<string, FieldsAnswer>): SharedSelections {
  const names = new Map<string, string>()
  const selections: Record<string, unknown> = {}
  const nameOf = (field: string, list: unknown): string | undefined => {
    const text = JSON.stringify(list)
    if (!Array.isArray(list) || text.length < LONG) return undefined
    const known = names.get(text)
    if (known !== undefined) return known
    let name = field
    for (let number = 2; Object.hasOwn(selections, name); number++) name = `${field}${number}`
    names.set(text, name)
    selections[name] = list
    return name
  }
  const fields = new Map<string, FieldsAnswer>()
  for (const [model, all] of models) {
    const told = Object.entries(all).map(([field, { help, searchable, sortable, groupable, selection, ...rest }]) => {
      const list = selection === undefined ? {} : { selection: nameOf(field, selection) ?? selection }
      return [field, { ...rest, ...list }] as const
    })
    fields.set(model, Object.fromEntries(told))
  }
  return { fields, selections }
}
