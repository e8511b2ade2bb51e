import { type ServerError, UserError } from '../../errors/index.ts'
import type { Schema } from '../schema/schema.ts'
import type { FieldErrors } from '../types/record-api.ts'

/**
 * Where an error of the server belongs: to the fields it names, else to the record (`base`). Servers tell in their
 * messages only: `Field: Email (email)` for a missing value, `field(s) email:` up to 8, labels in quotes.
 */
export function placeError(schema: Schema, error: ServerError): FieldErrors {
  const { serverMessage: message } = error
  const names = namedFields(schema, message)
  const text = message.trim()
  if (names.length === 0) return { base: [text] }
  return Object.fromEntries(names.map((name) => [name, [text]]))
}

/** True for errors that tell what is wrong with the values. */
export function isAboutValues(error: unknown): error is ServerError {
  return UserError.is(error)
}

function namedFields(schema: Schema, message: string): string[] {
  const isField = (name: string) => schema.fields.has(name)
  // odoo/models.py of 14, odoo/orm/models.py of 19: `Field: <label> (<name>)`, `the field '<label>' (<name>)`.
  const named = inParentheses(message).filter(isField)
  if (named.length > 0) return unique(named)
  // osv/orm.py of 6.1 to 8: `Error occurred while validating the field(s) name,email: …`, `Field(s) `name` failed …`.
  const listed = /field\(s\)\s{0,20}[`']?([\w, ]{1,2000})/i.exec(message)?.[1]?.replace(/failed\b.*/, '')
  const names = listed?.split(',').map((name) => name.trim()) ?? []
  if (names.some(isField)) return unique(names.filter(isField))
  const quoted = new Set([...message.matchAll(/["'“«]([^"'”»\n]{2,60})["'”»]/g)].map(([, label = '']) => label))
  return [...schema.fields.values()]
    .filter(({ label, name }) => quoted.has(label) || quoted.has(name))
    .map(({ name }) => name)
}

/** Names in parentheses behind the word field, on its line and with no other parenthesis between. */
function inParentheses(message: string): string[] {
  const names: string[] = []
  for (const line of message.split('\n')) {
    // Each piece ends before a parenthesis opens: the word stands in it, the name begins the next.
    const pieces = line.split('(')
    for (let at = 1; at < pieces.length; at++) {
      const before = (pieces[at - 1] ?? '').split(')').at(-1) ?? ''
      const name = /^(\w+)\)/.exec(pieces[at] ?? '')?.[1]
      if (name !== undefined && /fields?\b/i.test(before)) names.push(name)
    }
  }
  return names
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
