import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { combinationKey } from './combinations.ts'

const VARIANT = 'product.product'

/**
 * A barcode stands for one variant, PostgreSQL says so up to 15, and since 16 the model (15 and 18 by source); and since 13
 * a combination of values does.
 */
export function variantsAreUnique({ major }: Series): Partial<ModelDefinition> {
  if (major < 9) return {}
  const unique = { barcode: 'A barcode can only be assigned to one product !' }
  if (major < 16) return { unique, ...(major >= 13 && { constrain: checkCombination }) }
  return {
    constrain: (row, env) => {
      checkCombination(row, env)
      checkBarcode(row, env)
    },
  }
}

/** Of variants that are not archived one alone stands for a combination (tried on 14.0, 18.0 and 19.0). */
function checkCombination(row: Stored, env: Environment): void {
  if (!row.active) return
  const template = row.product_tmpl_id as number
  const key = combinationKey(row)
  const same = env.table(VARIANT).referring('product_tmpl_id', template)
  if (!same.some((one) => one.id !== row.id && one.active && combinationKey(one) === key)) return
  const words = `duplicate key value violates unique constraint "product_product_combination_unique"\nDETAIL:  Key (product_tmpl_id, combination_indices)=(${template}, ${key}) already exists.\n`
  throw validationError(env.dialect.series.major < 16 ? words : `The operation cannot be completed: ${words}`)
}

/** Archived variants do not count, nor do those of another company since 17. */
function checkBarcode(row: Stored, env: Environment): void {
  const { barcode } = row
  if (!barcode) return
  const { major } = env.dialect.series
  const table = env.table(VARIANT)
  const companyOf = (one: Readonly<Stored>) => env.sudo().raw(table, one, 'company_id')
  const company = companyOf(row)
  const isNear = (one: Readonly<Stored>) => major < 17 || !company || !companyOf(one) || companyOf(one) === company
  const same = table.referring('barcode', barcode).filter((one) => one.active && isNear(one))
  if (same.length < 2) return
  const ids = same.map(({ id }) => id)
  const ordered =
    major === 17 || major === 18 ? env.sudo().search(VARIANT, [['id', 'in', ids]]) : ids.toSorted((a, b) => a - b)
  const names = ordered.map((id) => env.sudo().displayName(VARIANT, id))
  const note = "\n\nNote: products that you don't have access to will not be shown above."
  const told = `- Barcode "${String(barcode)}" already assigned to product(s): ${listed(names, major)}`
  throw validationError(`Barcode(s) already assigned:\n\n${told}${major < 17 ? '' : note}`)
}

/** Since 18 as people list them. */
function listed(names: readonly string[], major: number): string {
  return major < 18 ? names.join(', ') : new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
}
