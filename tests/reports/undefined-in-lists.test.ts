import { InvalidDomainError, oneOf } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { connectAs, once } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'

/**
 * `ids[5]` of a shorter list: as null it means "empty", finds all records without a parent, and `write` and `unlink`
 * would hit them.
 */
describeTargets('undefined in lists', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())

  const nothing: number[] = []
  const lists: Record<string, Record<string, unknown>> = {
    'a relation': { parent_id: [nothing[5]] },
    'a relation, beside others': { parent_id: [1, undefined] },
    text: { ref: [undefined, 'x'] },
    'an id': { id: [undefined] },
    'an operator': { ref: oneOf([undefined as unknown as string]) },
    'a path': { 'parent_id.ref': [undefined] },
    // biome-ignore lint/suspicious/noSparseArray: a hole of a list
    'a hole': { ref: [, 'x'] },
  }

  it.each(Object.entries(lists))('of conditions are refused: %s', async (_, where) => {
    const partners = admin()
      .model('res.partner')
      .where(where as never)
    for (const act of [partners.count(), partners.write({ ref: 'oops' }), partners.unlink()]) {
      const error = await failure(Promise.resolve(act))
      expect(InvalidDomainError.is(error), error.message).toBe(true)
      expect(error.message).toMatch(/undefined/)
    }
  })

  it('of domains are refused on their way', async () => {
    for (const domain of [[['parent_id', '=', undefined]], [['id', 'in', [undefined]]]]) {
      for (const ask of [
        () => admin().call('res.partner', 'search', [domain]),
        () =>
          admin()
            .model('res.partner')
            .raw.search(domain as never),
      ]) {
        expect((await failure(ask())).message).toMatch(/undefined at /)
      }
    }
  })

  it('more or less than nothing is no condition', async () => {
    for (const operator of ['<', '<=', '>', '>=']) {
      for (const value of [null, false]) {
        const error = await failure(
          admin()
            .model('res.partner')
            .where([['id', operator, value] as never])
            .count(),
        )
        expect(InvalidDomainError.is(error), error.message).toBe(true)
      }
    }
  })
})
