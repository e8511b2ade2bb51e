import type { FieldsAnswer } from 'ooor/schema'
import { byCodeUnit } from './typescript-names.ts'

/** Schemas for a program to start with, so that its first use of a model asks nothing; one line for each field. */
export function writeSchemaFile(series: string, answers: ReadonlyMap<string, FieldsAnswer>): string {
  const models = sortedEntries(Object.fromEntries(answers)).map(([model, fields]) => {
    const lines = sortedEntries(fields).map(([field, given]) => `      ${quoted(field)}: ${compactField(given)}`)
    return `    ${quoted(model)}: {\n      "fields": {\n${lines.map((line) => `  ${line}`).join(',\n')}\n      }\n    }`
  })
  return `{\n  "version": 1,\n  "series": ${quoted(series)},\n  "models": {\n${models.join(',\n')}\n  }\n}\n`
}

/** A field as one line: sorted, without what says nothing. `store` stays: it says something by being absent (up to 7.0). */
export function compactField(given: Readonly<Record<string, unknown>>): string {
  const telling = sortedEntries(given).filter(
    ([key, value]) => key === 'store' || (value !== false && value !== null && value !== ''),
  )
  return JSON.stringify(Object.fromEntries(telling))
}

function sortedEntries<T>(members: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(members).sort(([a], [b]) => byCodeUnit(a, b))
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
