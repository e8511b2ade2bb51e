import type { FieldSchema } from 'ooor'
import { NAMED_THOUGH_CLOSED } from '../policy/closed-models.ts'
import { PolicyError } from '../policy/policy-error.ts'
import { type PathChecks, reachable } from './check-path.ts'

/** Values that an agent proposes, by field. */
export type GivenValues = Readonly<Record<string, unknown>>

const DEEPEST = 3
const MOST_LINES = 200

/**
 * Sees that each value goes to a field that may be written, lines and their lines too, and that links lead to what is
 * open, and to companies that are.
 */
export async function checkValues(checks: PathChecks, model: string, values: GivenValues, depth = 0): Promise<void> {
  const { policy } = checks
  if (depth > DEEPEST) throw new PolicyError(`values go ${DEEPEST} lists deep at most`)
  const schema = await reachable(checks, model)
  for (const [name, value] of Object.entries(values)) {
    const field = policy.mayRead(model, name) ? schema.field(name) : undefined
    if (field === undefined || !policy.mayWrite(model, name)) {
      throw new PolicyError(`${model}.${name} cannot be written by agents: leave it out`)
    }
    if (field.kind === 'binary') {
      throw new PolicyError(`${model}.${name} is bytes, which are not proposed as values: attach a file to the record`)
    }
    await checkValue(checks, model, field, value, depth)
  }
}

async function checkValue(checks: PathChecks, model: string, field: FieldSchema, value: unknown, depth: number) {
  const { policy } = checks
  const { kind, name, relation = '' } = field
  if (kind === 'one2many' || kind === 'many2many') return checkList(checks, model, field, value, depth)
  if (kind === 'reference') {
    const at = typeof value === 'string' ? value.split(',')[0] : (value as { model?: unknown } | null)?.model
    if (typeof at === 'string' && !policy.mayReach(at)) throw closedLink(model, name, at)
    return
  }
  if (kind !== 'many2one' || value === null || value === false) return
  if (!policy.mayReach(relation) && !NAMED_THOUGH_CLOSED.has(relation)) throw closedLink(model, name, relation)
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new PolicyError(`${model}.${name} takes the id of a ${relation}, as a number: find it with query first`)
  }
  if (relation === 'res.company' && policy.companies !== undefined && !policy.companies.includes(value)) {
    throw new PolicyError(
      `company ${value} is closed to agents by this server's policy: ${policy.companies.join(', ')} are open`,
    )
  }
}

async function checkList(checks: PathChecks, model: string, field: FieldSchema, value: unknown, depth: number) {
  const { policy } = checks
  const { kind, name, relation = '' } = field
  if (!policy.mayReach(relation)) throw closedLink(model, name, relation)
  if (!Array.isArray(value) || value.length > MOST_LINES) {
    throw new PolicyError(
      `${model}.${name} takes a list of ${MOST_LINES} at most: objects are new lines, numbers are ids`,
    )
  }
  for (const one of value as unknown[]) {
    const { action, lines } = asCommand(one)
    const isOneToMany = kind === 'one2many'
    if (action === 'new') need(policy.mayDo('create', relation), 'made', relation)
    else if (action === 'changed') need(policy.mayDo('write', relation), 'changed', relation)
    // What is taken out of a one2many is mostly deleted.
    else if (action === 'removed' && isOneToMany) need(policy.mayDo('unlink', relation), 'deleted', relation)
    else if (action === 'linked' && isOneToMany) need(policy.mayDo('write', relation), 'moved', relation)
    else if (action === 'unknown')
      throw new PolicyError(`${model}.${name} takes objects for new lines, ids, and Odoo's commands 0 to 6`)
    for (const values of lines) await checkValues(checks, relation, values, depth + 1)
  }
}

interface GivenCommand {
  readonly action: 'new' | 'changed' | 'removed' | 'linked' | 'unknown'
  readonly lines: readonly GivenValues[]
}

const ACTIONS = ['new', 'changed', 'removed', 'removed', 'linked', 'removed', 'removed'] as const

function asCommand(one: unknown): GivenCommand {
  // A list of ids alone is all that there shall be.
  if (typeof one === 'number') return { action: 'removed', lines: [] }
  if (Array.isArray(one)) {
    const [code, , values] = one as unknown[]
    const action = typeof code === 'number' ? ACTIONS[code] : undefined
    if (action === undefined) return { action: 'unknown', lines: [] }
    if (action !== 'new' && action !== 'changed') return { action, lines: [] }
    return isValues(values) ? { action, lines: [values] } : { action: 'unknown', lines: [] }
  }
  if (!isValues(one)) return { action: 'unknown', lines: [] }
  // The library takes an object that has an id for a record that is there.
  return 'id' in one ? { action: 'unknown', lines: [] } : { action: 'new', lines: [one] }
}

function isValues(value: unknown): value is GivenValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function need(isAllowed: boolean, done: string, relation: string): void {
  if (!isAllowed) throw new PolicyError(`records of ${relation} cannot be ${done} by agents: leave these lines out`)
}

function closedLink(model: string, name: string, relation: string): PolicyError {
  return new PolicyError(`${model}.${name} leads to ${relation}, which is closed to agents: leave it out`)
}
