import type { DefaultValue, FieldDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'

/** What is found out when a record is made. */
const FOUND_OUT: Readonly<Record<string, (env: Environment) => unknown>> = {
  now: (env) => timestamp(env),
  today: (env) => timestamp(env).slice(0, 'YYYY-MM-DD'.length),
  user: (env) => env.uid,
  company: (env) => env.companyId,
  partner: (env) => env.user.partner_id,
}

/** A field's default as a snapshot has it. */
export function defaultOf(field: FieldDefinition, told: unknown): DefaultValue | undefined {
  if (typeof told === 'object' && told !== null && '$' in told) return FOUND_OUT[String(told.$)]
  if (field.type === 'many2many' && Array.isArray(told)) return [[6, 0, told]]
  return told as DefaultValue
}
