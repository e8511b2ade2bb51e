import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { typeError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { toDecimals } from '../python/rounded.ts'

/** Amounts as a currency counts them (tried on 14.0 and 19.0). */
export const CURRENCY_METHODS: Readonly<Record<string, MethodDefinition>> = {
  round: counted(['amount'], (rounded, amount = 0) => rounded(amount)),
  is_zero: counted(['amount'], (rounded, amount = 0) => rounded(amount) === 0),
  compare_amounts: counted(['amount1', 'amount2'], (rounded, one = 0, other = 0) =>
    Math.sign(rounded(one) - rounded(other)),
  ),
}

/** A method that counts amounts to some decimal places of one record; what is optional is not looked at. */
export function counted(
  params: readonly string[],
  count: (rounded: (amount: number) => number, ...amounts: number[]) => unknown,
  digitsOf: (env: Environment, ids: readonly number[]) => number = digitsOfCurrency,
  optional: readonly string[] = [],
): MethodDefinition {
  return {
    params: [...params, ...optional],
    required: params.length,
    isReadOnly: true,
    run: (env, ids, args) => {
      const digits = digitsOf(env, ids)
      const rounded = (amount: number) => toDecimals(amount, digits, env.dialect.series.major)
      return count(rounded, ...params.map((name) => amountOf(args[name])))
    },
  }
}

/** An amount as Python divides it by the rounding. */
function amountOf(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  throw typeError(`unsupported operand type(s) for /: '${pythonType(value)}' and 'float'`)
}

function digitsOfCurrency(env: Environment, ids: readonly number[]): number {
  const table = env.table('res.currency')
  const row: Readonly<Stored> = env.existing(table, singleton('res.currency', ids), 'read')
  return Number(env.raw(table, row, 'decimal_places') ?? 2)
}
