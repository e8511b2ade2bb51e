import { type Connection, InvalidValueError, RecordStateError, type UntypedModel } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { callsOf, connectAs, once } from '../help.ts'
import { describeTargets } from '../targets.ts'

type Loose = Record<string, (...args: unknown[]) => unknown>

/** What other clients call it, and what is asked of a list where it is one record's: said, and nothing is sent. */
describeTargets('names that records have not', (target) => {
  const odoo = once(() => connectAs(target()))
  afterAll(() => odoo().close())
  const partners = () => odoo().model<UntypedModel>('res.partner')

  async function refusal(connection: Connection, work: () => unknown): Promise<Error> {
    const { calls, value } = await callsOf(connection, async () => {
      try {
        return await work()
      } catch (error) {
        return error
      }
    })
    expect(calls).toEqual([])
    return value as Error
  }

  it.each([
    ['write', 'update(values)'],
    ['unlink', 'destroy()'],
    ['delete', 'destroy()'],
    ['remove', 'destroy()'],
    ['read', 'reload()'],
    ['refresh', 'reload()'],
  ])('%s of a record', async (name, instead) => {
    const record = (await partners().order('id').first()) as unknown as Loose
    const error = await refusal(odoo(), () => record[name]?.({ name: 'x' }))
    expect(error).toBeInstanceOf(InvalidValueError)
    expect(error.message).toBe(`a record has no ${name}(): call ${instead} on it`)
  })

  it.each([
    ['delete', 'use unlink(), or await the reference, and call destroy() on the record'],
    ['remove', 'use unlink(), or await the reference, and call destroy() on the record'],
    ['read', 'use get(path), or await the reference, and call reload() on the record'],
    ['refresh', 'await the reference, and call reload() on the record'],
  ])('%s of a reference', async (name, remedy) => {
    await partners().schema()
    const one = partners().browse(1) as unknown as Loose
    const error = await refusal(odoo(), () => one[name]?.())
    expect(error).toBeInstanceOf(InvalidValueError)
    expect(error.message).toBe(`${name}() is not there on a reference to a record of res.partner: ${remedy}`)
  })

  describe.each([
    ['references', async () => partners().browse([1, 2])],
    ['records', async () => partners().order('id').limit(2)],
  ] as const)('of a list of %s', (_, make) => {
    it.each([
      ['files', 'for (const one of list) await one.files(…)'],
      ['attach', 'for (const one of list) await one.attach(…)'],
      ['post', 'for (const one of list) await one.post(…)'],
      ['messages', 'for (const one of list) await one.messages(…)'],
      ['get', 'for (const one of list) await one.get(…)'],
      ['translations', 'for (const one of list) await one.translations(…)'],
      ['setTranslations', 'for (const one of list) await one.setTranslations(…)'],
      ['signal', 'for (const one of list) await one.signal(…)'],
      ['reload', 'for (const one of list) await one.reload(…)'],
      ['update', 'write(values) gives all of them the same'],
      ['set', 'write(values) gives all of them the same'],
      ['save', 'write(values) gives all of them the same'],
      ['destroy', 'unlink() deletes all of them'],
      ['delete', 'unlink() deletes all of them'],
      ['remove', 'unlink() deletes all of them'],
      ['externalId', 'browse(list.ids).externalIds() has those of all'],
    ])('%s', async (name, remedy) => {
      const list = (await make()) as unknown as Loose
      const error = await refusal(odoo(), async () => list[name]?.())
      expect(error).toBeInstanceOf(InvalidValueError)
      expect(error.message).toBe(`${name}() is asked of one record of res.partner, not of a list: ${remedy}`)
    })
  })

  it.each(['write', 'unlink', 'call', 'map', 'filter', 'forEach', 'find', 'some', 'every'])(
    '%s of a list that was not read',
    async (name) => {
      const record = (await partners().select('name').order('id').first()) as unknown as Record<string, Loose>
      const error = await refusal(odoo(), () => record.child_ids?.[name]?.())
      expect(error).toBeInstanceOf(RecordStateError)
      expect(error.message).toBe('res.partner.child_ids has not been read: await it')
    },
  )

  it('walking a list that was not read', async () => {
    const record = (await partners().select('name').order('id').first()) as unknown as Record<string, Iterable<unknown>>
    const error = await refusal(odoo(), () => [...(record.child_ids as Iterable<unknown>)])
    expect(error.message).toBe('res.partner.child_ids has not been read: await it')
  })
})
