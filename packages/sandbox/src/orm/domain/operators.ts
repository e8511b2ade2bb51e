/** The operator that says the opposite. */
export const NEGATION: Readonly<Record<string, string | undefined>> = {
  '=': '!=',
  '!=': '=',
  '<>': '=',
  in: 'not in',
  'not in': 'in',
  like: 'not like',
  'not like': 'like',
  ilike: 'not ilike',
  'not ilike': 'ilike',
  any: 'not any',
  'not any': 'any',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}

/** An operator as what it denies, and whether it does. */
export function positive(operator: string): { readonly operator: string; readonly isNegated: boolean } {
  if (operator === '!=' || operator === '<>') return { operator: '=', isNegated: true }
  if (operator === '==') return { operator: '=', isNegated: false }
  const isNegated = operator.startsWith('not ')
  return { operator: isNegated ? operator.slice('not '.length) : operator, isNegated }
}

/** Compares as PostgreSQL does; nothing is greater or less than NULL. */
export function compares(operator: string, actual: unknown, value: unknown): boolean {
  if (actual === false && typeof value !== 'boolean') return false
  const [a, b] = [actual as number, value as number]
  return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b
}
