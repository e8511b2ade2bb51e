import type { FieldSchema } from 'ooor'

/** Values of a selection that are listed, before they are cut. */
const MOST_VALUES = 30

/** What an agent has to know of a field, in few words: what is usual is left out. */
export function describeField(field: FieldSchema, canWrite: boolean): Readonly<Record<string, unknown>> {
  const { name, kind, label, help, relation, inverse, selection, isRequired, isStored, isSearchable } = field
  return {
    name,
    kind,
    ...(label !== name && { label }),
    ...(relation !== undefined && { to: relation }),
    ...(inverse !== undefined && { inverse }),
    ...(isRequired && { required: true }),
    ...(!canWrite && { readonly: true }),
    ...(!isStored && { computed: true }),
    ...(!isSearchable && { searchable: false }),
    ...(selection !== undefined && {
      values: Object.fromEntries(selection.slice(0, MOST_VALUES).map(([value, text]) => [String(value), text])),
      ...(selection.length > MOST_VALUES && { moreValues: selection.length - MOST_VALUES }),
    }),
    ...(help !== undefined && { help: help.length > 160 ? `${help.slice(0, 160)}…` : help }),
  }
}
