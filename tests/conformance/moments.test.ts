import { afterAll, expect, it } from 'vitest'
import { connectAs, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('moments of writing', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const call = (method: string, ...args: unknown[]) => admin().call('res.partner', method, args)
  const make = async () => {
    const id = Number(await call('create', { name: uniqueName('moment') }))
    keep('res.partner', { id })
    const [row] = (await call('read', [id], ['create_date', 'write_date'])) as {
      create_date: string
      write_date: string
    }[]
    return { id, create: String(row?.create_date), write: String(row?.write_date) }
  }

  it('are told to the second', async () => {
    const { create, write } = await make()
    expect(write).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(create).toBe(write)
  })

  it('are kept to the microsecond, and compared by it before 19', async () => {
    const { id, write } = await make()
    const next = new Date(Date.parse(`${write.replace(' ', 'T')}Z`) + 1000).toISOString().slice(0, 19).replace('T', ' ')
    const conditions: [string, unknown][] = [
      ['>', write],
      ['>=', write],
      ['=', write],
      ['!=', write],
      ['in', [write]],
      ['<=', write],
      ['<', write],
      ['>', `${write}.000001`],
      ['>', `${write}.999999`],
      ['<=', `${write}.999999`],
      ['<', next],
      ['>=', next],
    ]
    const found: boolean[] = []
    for (const [operator, value] of conditions) {
      const ids = (await call('search', [
        ['id', '=', id],
        ['write_date', operator, value],
      ])) as number[]
      found.push(ids.length === 1)
    }
    const bySecond = [false, true, true, false, true, true, false, false, false, true, true, false]
    const byMicrosecond = [true, true, false, true, false, false, false, true, false, true, true, false]
    expect(found).toEqual(target().has('microseconds in domains') ? byMicrosecond : bySecond)
  })

  it('of one call are one, and of two calls are two, in their order', async () => {
    const [one, two] = [await make(), await make()]
    const ids = [two.id, one.id]
    const ordered = await admin().call('res.partner', 'search', [[['id', 'in', ids]]], { order: 'write_date' })
    expect(ordered).toEqual([one.id, two.id])
    await call('write', ids, { color: 1 })
    const latest = (await call('read', ids, ['write_date'])) as { write_date: string }[]
    expect(new Set(latest.map(({ write_date }) => write_date)).size).toBe(1)
  })
})
