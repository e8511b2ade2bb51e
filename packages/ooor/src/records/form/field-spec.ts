import { leafSpecification } from '../plan/specification.ts'
import type { Layout } from './layout.ts'

/** What `onchange` is told of the form's fields since 17: a specification as `web_read` takes it. */
export function fieldsSpec({ fields, lists }: Layout): Record<string, unknown> {
  return Object.fromEntries([
    ...[...fields.values()].map((field) => [field.name, leafSpecification(field)]),
    ...[...lists].map(([name, lines]) => [name, { fields: fieldsSpec(lines) }]),
  ])
}

/**
 * What it is told up to 16: names, those of lines dotted, each with what its change runs: '1' for whatever the model
 * has (odoo/models.py, `_onchange_eval`), or the text of the form's view.
 */
export function fieldOnchange(
  layout: Layout,
  texts: ReadonlyMap<string, string> = new Map(),
  prefix = '',
): Record<string, string> {
  const { fields, lists } = layout
  const names = [...fields.keys(), ...lists.keys()].map((name) => {
    const path = `${prefix}${name}`
    return [path, texts.get(path) || '1'] as const
  })
  const below = [...lists].flatMap(([name, lines]) => Object.entries(fieldOnchange(lines, texts, `${prefix}${name}.`)))
  return Object.fromEntries([...names, ...below])
}

/** All names of a form, as `default_get` takes them. */
export function namesOf({ fields, lists }: Layout): string[] {
  return [...fields.keys(), ...lists.keys()]
}
