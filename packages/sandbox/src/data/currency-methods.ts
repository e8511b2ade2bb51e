import { type CurrencyRounding, roundedAmount, roundingOf } from '../orm/currency-rounding.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { typeError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'

/** Amounts as a currency counts them (tried on 14.0 and 19.0). */
export const CURRENCY_METHODS: Readonly<Record<string, MethodDefinition>> = {
  round: counted(['amount'], (rounded, amount = 0) => rounded(amount)),
  is_zero: counted(['amount'], (rounded, amount = 0) => rounded(amount) === 0),
  compare_amounts: counted(['amount1', 'amount2'], (rounded, one = 0, other = 0) =>
    Math.sign(rounded(one) - rounded(other)),
  ),
}

/** A method that counts amounts as one record rounds them; what is optional is not looked at. */
export function counted(
  params: readonly string[],
  count: (rounded: (amount: number) => number, ...amounts: number[]) => unknown,
  roundingOfRecord: (env: Environment, ids: readonly number[]) => CurrencyRounding = ofCurrency,
  optional: readonly string[] = [],
): MethodDefinition {
  return {
    params: [...params, ...optional],
    required: params.length,
    isReadOnly: true,
    run: (env, ids, args) => {
      const rounding = roundingOfRecord(env, ids)
      const rounded = (amount: number) => roundedAmount(amount, rounding)
      return count(rounded, ...params.map((name) => amountOf(args[name])))
    },
  }
}

/** An amount as Python divides it by the rounding. */
function amountOf(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  throw typeError(`unsupported operand type(s) for /: '${pythonType(value)}' and 'float'`)
}

function ofCurrency(env: Environment, ids: readonly number[]): CurrencyRounding {
  const { id } = env.existing(env.table('res.currency'), singleton('res.currency', ids), 'read')
  return roundingOf(id, env)
}
