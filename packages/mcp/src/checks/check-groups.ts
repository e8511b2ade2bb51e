import { PolicyError } from '../policy/policy-error.ts'
import { checkPath, type PathChecks } from './check-path.ts'

/** Sees that neither what is grouped by nor what is added up is closed. */
export async function checkGroups(
  checks: PathChecks,
  model: string,
  keys: readonly string[],
  aggregates: Readonly<Record<string, string>>,
): Promise<void> {
  for (const key of keys) await checkPath(checks, model, split(key))
  for (const [name, aggregate] of Object.entries(aggregates)) {
    if (!/^[a-z]\w{0,60}$/i.test(name))
      throw new PolicyError(`'${name.slice(0, 100)}' is no name for a column: use letters`)
    if (aggregate !== '__count') await checkPath(checks, model, split(aggregate))
  }
}

/** The path before a part of time or a function. */
function split(text: string): string {
  const [path = '', suffix = '', ...more] = text.split(':')
  if (more.length > 0 || !/^\w{0,40}$/.test(suffix)) {
    throw new PolicyError(`'${text.slice(0, 200)}' is neither a field nor 'field:month' or 'field:sum'`)
  }
  return path
}
