import { PolicyError } from '../policy/policy-error.ts'
import { checkPath, type PathChecks } from './check-path.ts'

const TERM = /^([\w.]{1,200})(?: (?:asc|desc))?(?: nulls (?:first|last))?$/i

/** Sees that nothing that is closed is ordered by: rows in order tell of its values. */
export async function checkOrder(checks: PathChecks, model: string, terms: readonly string[]): Promise<void> {
  for (const term of terms) {
    const path = TERM.exec(term.trim())?.[1]
    if (path === undefined) throw new PolicyError(`'${term.slice(0, 200)}' is no order: write as 'date_order desc'`)
    const { field, model: at } = await checkPath(checks, model, path)
    const names = field?.relation ?? (field?.name === 'display_name' ? at : undefined)
    if (names !== undefined && !checks.policy.maySearchNames(names)) {
      throw new PolicyError(
        `'${path}' is ordered by what ${names} is ordered by, which is closed: order by another field`,
      )
    }
  }
}
