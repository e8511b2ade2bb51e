import { beforeEach, describe, expect, it } from 'vitest'
import { type Call, callerOn } from './caller.test-help.ts'

describe('an order that is asked for again', () => {
  let call: Call
  let ids: number[]
  const mine = [['ref', '=', 'kept']]
  const page = (order: string) => call('res.partner', 'search', [mine], { order, limit: 3 }) as number[]
  /** The order is kept by the second question. */
  const keep = (order: string) => [page(order), page(order)].at(-1) as number[]

  beforeEach(() => {
    call = callerOn('19.0')
    const values = Array.from({ length: 300 }, (_, index) => ({
      name: `N${String(index).padStart(3, '0')}`,
      ref: 'kept',
    }))
    ids = call('res.partner', 'create', [values]) as number[]
  })

  it('has what was changed, made and deleted since', () => {
    expect(keep('name')).toEqual(ids.slice(0, 3))
    call('res.partner', 'write', [ids[200], { name: 'A' }])
    expect(keep('name')).toEqual([ids[200], ids[0], ids[1]])
    const added = call('res.partner', 'create', [{ name: 'B', ref: 'kept' }]) as number
    expect(keep('name')).toEqual([ids[200], added, ids[0]])
    call('res.partner', 'unlink', [[ids[200]]])
    expect(keep('name')).toEqual([added, ids[0], ids[1]])
    call('res.partner', 'write', [added, { active: false }])
    expect(keep('name')).toEqual(ids.slice(0, 3))
  })

  it('is as before after a call that failed', () => {
    expect(keep('name desc')).toEqual(ids.slice(-3).reverse())
    expect(() => call('res.partner', 'write', [[ids[0], 99_999_999], { name: 'Z' }])).toThrow()
    expect(keep('name desc')).toEqual(ids.slice(-3).reverse())
  })

  it('goes by what is renamed beyond a link', () => {
    const [first, second] = call('res.users', 'search', [[]], { order: 'name', limit: 2 }) as [number, number]
    call('res.partner', 'write', [ids.slice(0, 3), { user_id: first }])
    call('res.partner', 'write', [ids.slice(3), { user_id: second }])
    expect(keep('user_id, name')).toEqual(ids.slice(0, 3))
    call('res.users', 'write', [first, { name: 'Zzz' }])
    expect(keep('user_id, name')).toEqual(ids.slice(3, 6))
  })

  it('that goes by words is each time as they are', () => {
    const [first, second] = call('res.country', 'search', [[], 0, 2]) as [number, number]
    call('res.partner', 'write', [ids.slice(0, 3), { country_id: first }])
    call('res.partner', 'write', [ids.slice(3), { country_id: second }])
    expect(keep('country_id, name')).toEqual(ids.slice(0, 3))
    call('res.country', 'write', [first, { name: 'Zzz' }])
    expect(keep('country_id, name')).toEqual(ids.slice(3, 6))
  })

  it('goes by what is computed of others', () => {
    const company = call('res.partner', 'create', [{ name: 'Aaa', is_company: true }]) as number
    call('res.partner', 'write', [ids[299], { parent_id: company }])
    expect(keep('complete_name')).toEqual([ids[299], ids[0], ids[1]])
    call('res.partner', 'write', [company, { name: 'Zzz' }])
    expect(keep('complete_name')).toEqual(ids.slice(0, 3))
  })

  it('answers other questions and pages too', () => {
    expect(keep('name')).toEqual(ids.slice(0, 3))
    expect(call('res.partner', 'search', [[...mine, ['name', '>', 'N1']]], { order: 'name', limit: 2 })).toEqual(
      ids.slice(100, 102),
    )
    expect(call('res.partner', 'search', [mine], { order: 'name', offset: 298, limit: 5 })).toEqual(ids.slice(298))
  })
})
