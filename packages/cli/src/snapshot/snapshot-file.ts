import { compactField } from '../codegen/schema-file.ts'
import { byCodeUnit } from '../codegen/typescript-names.ts'
import type { SnapshotContent, SnapshotModelContent } from './snapshot-content.ts'

/** The file's text: a line for each field, rule and row, so that two of a server differ by what has changed there. */
export function writeSnapshotFile(content: SnapshotContent): string {
  const { version, series, models, selections, groups, records, externalIds } = content
  const members = [
    `"version": ${version}`,
    `"series": ${JSON.stringify(series)}`,
    `"models": ${block(models, (model) => block(membersOf(model), (text) => text, 2), 1)}`,
    ...(selections === undefined ? [] : [`"selections": ${block(selections, JSON.stringify, 1)}`]),
    ...(groups === undefined ? [] : [`"groups": ${block(groups, JSON.stringify, 1)}`]),
    `"records": ${block(records, (rows) => lines(rows, 2), 1)}`,
    `"externalIds": ${block(externalIds, JSON.stringify, 1)}`,
  ]
  return `{\n  ${members.join(',\n  ')}\n}\n`
}

function membersOf({ fields, defaults, access, rules, ...facts }: SnapshotModelContent): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, JSON.stringify(value)])),
    fields: block(fields, compactField, 3),
    ...(defaults && Object.keys(defaults).length > 0 && { defaults: JSON.stringify(sorted(defaults)) }),
    ...(access && { access: JSON.stringify(sorted(access)) }),
    ...(rules && rules.length > 0 && { rules: lines(rules, 3) }),
  }
}

function block<T>(members: Readonly<Record<string, T>>, text: (value: T) => string, depth: number): string {
  const inner = Object.entries(members)
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([name, value]) => `${JSON.stringify(name)}: ${text(value)}`)
  return wrapped('{', inner, '}', depth)
}

function lines(values: readonly unknown[], depth: number): string {
  return wrapped(
    '[',
    values.map((value) => JSON.stringify(value)),
    ']',
    depth,
  )
}

function wrapped(open: string, inner: readonly string[], close: string, depth: number): string {
  if (inner.length === 0) return `${open}${close}`
  const indent = `\n${'  '.repeat(depth)}`
  return `${open}${indent}  ${inner.join(`,${indent}  `)}${indent}${close}`
}

function sorted(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).toSorted(([a], [b]) => byCodeUnit(a, b)))
}
