import { Option } from 'commander'
import type { Connection, Model, Query } from 'ooor'
import { UsageError } from '../command.ts'
import { domainOf, type SchemaOf } from '../expressions/condition-domain.ts'
import { namesOf } from '../expressions/names.ts'

/** What tells which records are meant. */
export interface WhereOptions {
  readonly where?: readonly string[]
  readonly archived?: true
}

/** `--where`, several of which are joined by and. */
export const whereOption = () =>
  new Option('--where <expression>', 'which records, as "state = sale and partner_id.country_id.code = FR"').argParser(
    (text: string, before: readonly string[] = []) => [...before, text],
  )

/** `--archived`. */
export const archivedOption = () => new Option('--archived', 'archived records too')

/** How expressions are written, for the help. */
export const WHERE_HELP = `
Expressions:
  =  !=  <  <=  >  >=  in (a, b)  like  ilike  child_of  is null  between a and b, joined by and, or, not and ( )
  like and ilike look anywhere in the text; with a % in it, as SQL has it
  days as 2026-01-31, today-30d; text with blanks in quotes; a domain as JSON is taken too`

/** A model that is named on the command line. */
export function modelNamed(odoo: Connection, name: string): Model {
  return odoo.model(name) as Model
}

/** Where the schemas of a connection's models come from. */
export function schemasOf(odoo: Connection): SchemaOf {
  return (model) => modelNamed(odoo, model).schema()
}

/** The records of a model that the options mean. */
export async function recordsOf(
  odoo: Connection,
  name: string,
  { where = [], archived }: WhereOptions,
): Promise<{ readonly records: Query }> {
  const model = modelNamed(odoo, name)
  const domain = await domainOf(where, model.name, schemasOf(odoo))
  const query = domain.length === 0 ? model.query : model.where(domain as never)
  // A query that is awaited is sent.
  return { records: archived ? query.context({ active_test: false }) : query }
}

/** The terms of an order: `date_order desc, name`. */
export function orderOf(text: string): string[] {
  return namesOf(text).map((term) => term.replace(/\s+/g, ' '))
}

/** A whole number of an option; the option as the message names it. */
export function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}$/.test(text)) return Number(text)
    throw new UsageError(`'${text}' is no ${option}: write a whole number`)
  }
}
