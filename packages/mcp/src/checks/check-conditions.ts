import { PolicyError } from '../policy/policy-error.ts'
import { checkPath, type PathChecks, reachable } from './check-path.ts'

/** Bounds of a domain: more is no question that somebody asks. */
const MOST_TERMS = 100
const MOST_VALUES = 1000
const DEEPEST = 5

/**
 * Sees that a domain compares nothing that is closed: each path is followed to its end, conditions within `any` too, and
 * links are compared by text only where the search for names looks at nothing that is closed.
 */
export async function checkConditions(
  checks: PathChecks,
  model: string,
  domain: readonly unknown[],
  depth = 0,
): Promise<void> {
  await reachable(checks, model)
  if (depth > DEEPEST || domain.length > MOST_TERMS) {
    throw new PolicyError(
      `a domain has ${MOST_TERMS} terms at most, and ${DEEPEST} levels of any: ask for less at a time`,
    )
  }
  // A bare leaf is a domain too.
  const terms = isLeaf(domain) && !domain.every(Array.isArray) ? [domain] : domain
  for (const term of terms) {
    if (term === '&' || term === '|' || term === '!') continue
    if (!isLeaf(term)) {
      throw new PolicyError(
        `${shown(term)} is no term of a domain: a leaf is [field, operator, value], between them stand '&', '|', '!'`,
      )
    }
    await checkLeaf(checks, model, term, depth)
  }
}

type Leaf = readonly [path: string, operator: string, value: unknown]

function isLeaf(term: unknown): term is Leaf {
  return Array.isArray(term) && term.length === 3 && typeof term[0] === 'string' && typeof term[1] === 'string'
}

async function checkLeaf(checks: PathChecks, model: string, [path, operator, value]: Leaf, depth: number) {
  const end = await checkPath(checks, model, path)
  const relation = end.field?.relation
  if (operator === 'any' || operator === 'not any') {
    if (relation === undefined || !Array.isArray(value)) {
      throw new PolicyError(
        `'${operator}' takes a domain on the records of a relation, as ["order_line", "any", [["price_unit", ">", 10]]]`,
      )
    }
    return checkConditions(checks, relation, value, depth + 1)
  }
  if (Array.isArray(value) && value.length > MOST_VALUES) {
    throw new PolicyError(`'${path}' is compared with ${value.length} values: ${MOST_VALUES} at most`)
  }
  checkValue(path, value)
  const byName = relation ?? (end.field?.name === 'display_name' ? end.model : undefined)
  if (byName !== undefined && comparesText(operator, value) && !checks.policy.maySearchNames(byName)) {
    throw new PolicyError(`'${path}' is compared by text, which looks at closed fields of ${byName}: compare with ids`)
  }
}

/** What is compared with is plain: text, numbers, true, false, null, and lists of them. */
function checkValue(path: string, value: unknown): void {
  const parts = Array.isArray(value) ? value : [value]
  if (parts.some((one) => typeof one === 'object' && one !== null)) {
    throw new PolicyError(
      `'${path}' is compared with ${shown(value)}: pass text, numbers, booleans, null, or a list of them`,
    )
  }
}

function comparesText(operator: string, value: unknown): boolean {
  // Odoo takes operators in capitals too.
  if (operator.toLowerCase().includes('like')) return true
  return [value].flat().some((one) => typeof one === 'string')
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? String(value)
}
