import type { FieldSchema } from 'ooor'
import type { Policy } from '../policy/policy.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { KnownModel, SchemaOf } from './schemas.ts'

/** What paths are checked against. */
export interface PathChecks {
  readonly policy: Policy
  readonly schemaOf: SchemaOf
}

/** Where a path ends: a field of a model, or the id of one. */
export interface PathEnd {
  readonly model: string
  /** Undefined for `id`, and for what lies within properties. */
  readonly field: FieldSchema | undefined
}

const LONGEST_PATH = 8

/** The schema of a model that can be reached; throws a `PolicyError` for others. */
export async function reachable({ policy, schemaOf }: PathChecks, model: string): Promise<KnownModel> {
  if (!policy.mayReach(model)) {
    throw new PolicyError(`${model} is closed to agents by this server's policy: ask its owner, or do without it`)
  }
  return schemaOf(model)
}

/**
 * Follows a path through relations and sees that each step is open: no secret is told by comparing, ordering or
 * grouping what lies beyond. What a related field stands for is followed too.
 */
export async function checkPath(checks: PathChecks, model: string, path: string): Promise<PathEnd> {
  const names = path.split('.')
  if (names.length > LONGEST_PATH || names.some((name) => !/^[A-Za-z_]\w*$/.test(name))) {
    throw new PolicyError(`'${path.slice(0, 200)}' is no path of fields: write as 'partner_id.country_id.code'`)
  }
  return follow(checks, model, names, path, 0)
}

/** The fields of a model that are open: of related ones those whose way is. */
export async function openFields(checks: PathChecks, { model, fields }: KnownModel): Promise<FieldSchema[]> {
  const all = await Promise.all(
    [...fields.values()].map(async (field) => {
      if (!checks.policy.mayRead(model, field.name)) return undefined
      const isOpen =
        field.related === undefined || (await checkRelated(checks, field, model, 0).then(() => true, isNot))
      return isOpen ? field : undefined
    }),
  )
  return all.filter((field) => field !== undefined)
}

function isNot(error: unknown): boolean {
  if (error instanceof PolicyError) return false
  throw error
}

async function follow(
  checks: PathChecks,
  model: string,
  [name = '', ...rest]: readonly string[],
  path: string,
  depth: number,
): Promise<PathEnd> {
  const schema = await reachable(checks, model)
  if (name === 'id' && rest.length === 0) return { model, field: undefined }
  if (!checks.policy.mayRead(model, name)) throw closedField(model, name, path)
  const field = schema.field(name)
  await checkRelated(checks, field, model, depth)
  if (rest.length === 0) return { model, field }
  if (field.kind === 'properties') {
    for (const part of rest) if (!checks.policy.mayRead(model, part)) throw closedField(model, part, path)
    return { model, field: undefined }
  }
  if (field.relation === undefined) {
    throw new PolicyError(`${model}.${name} is a ${field.kind} and leads nowhere: '${path}' ends there`)
  }
  return follow(checks, field.relation, rest, path, depth)
}

/** A related field has another's value: `user_login` is `user_id.login`. */
async function checkRelated(checks: PathChecks, field: FieldSchema, model: string, depth: number): Promise<void> {
  if (field.related === undefined || depth >= LONGEST_PATH) return
  const names = field.related.split('.')
  // Odoo tells related fields of its own models, whose steps need not be known to this user.
  let at = model
  for (const [index, name] of names.entries()) {
    if (!checks.policy.mayReach(at) || !checks.policy.mayRead(at, name)) {
      throw closedField(model, field.name, `${model}.${field.name}, which is ${field.related}`)
    }
    if (index === names.length - 1) return
    const next = (await checks.schemaOf(at).catch(() => undefined))?.fields.get(name)?.relation
    if (next === undefined) return
    at = next
  }
}

function closedField(model: string, name: string, path: string): PolicyError {
  const where = path === name ? '' : `, in '${path.slice(0, 200)}'`
  return new PolicyError(`${model}.${name} is closed to agents by this server's policy${where}: leave it out`)
}
