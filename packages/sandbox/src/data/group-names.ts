import { positive } from '../orm/domain/operators.ts'
import type { Environment } from '../orm/environment.ts'
import { indexError } from '../python/exceptions.ts'
import { iterated, withAttribute } from '../python/eyes.ts'

type Domain = readonly unknown[]

/**
 * What a group's full name is searched by from 13 to 18: what stands behind the last stroke is its own name, what stands
 * before that of its application, and a single name is either's (tried on 14.0 and 16.0 to 18.0; 15 by source).
 */
export function searchedFullName(operator: string, value: unknown, env: Environment): Domain {
  const { major } = env.dialect.series
  if (typeof value === 'boolean') {
    const own = ['name', operator, value]
    // One list too many on 15 and 16, which is no condition.
    if (major >= 15 && major < 17) throw env.dialect.domains.invalidLeaf([own])
    return major < 15 ? ['|', own, ['category_id.name', operator, value]] : [own]
  }
  const { isNegated } = positive(operator)
  const isMany = typeof value !== 'string'
  const asked = isMany ? iterated(value) : [value]
  const each = asked.map((name): Domain => {
    const parts = withAttribute(name, 'split')
      .split('/')
      .filter((part) => part !== '')
    const last = parts.pop()
    if (last === undefined) throw indexError('pop from empty list')
    const own = last.trim()
    const within = parts.join('/').trim() || own
    const ofName = (one: string) => (isMany ? [one] : one)
    const category = inCategory(operator, ofName(within), env, isNegated && parts.length === 0)
    const isBoth = isNegated === (parts.length === 0)
    return [isBoth ? '&' : '|', ['name', operator, ofName(own)], ...category]
  })
  return [...each.slice(1).map(() => (isNegated ? '&' : '|')), ...each.flat()]
}

/** 14 asks as the caller, who must be able to read applications there. */
function inCategory(operator: string, name: unknown, env: Environment, isNoneToo: boolean): Domain {
  const named =
    env.dialect.series.major < 15
      ? ['category_id.name', operator, name]
      : ['category_id', 'in', env.sudo().search('ir.module.category', [['name', operator, name]])]
  return isNoneToo ? ['|', named, ['category_id', '=', false]] : [named]
}
