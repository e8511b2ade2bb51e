import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { connectAs, once, tidy, uniqueName } from './help.ts'
import type { Odoo } from './records/models.ts'
import { describeTargets } from './targets.ts'

describeTargets('contacts below', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)

  it('are written when those above them change or are gone, as those who follow changes are told', async (context) => {
    const { major } = target()
    context.skip(![14, 18, 19].includes(major), 'tried on 14.0, 18.0 and 19.0')
    const partners = admin().model('res.partner')
    const make = async (values: object) => keep('res.partner', await partners.create(values as { name: string })).id
    const family = async () => {
      const company = await make({ name: uniqueName('company'), is_company: true })
      const child = await make({ name: 'Child', parent_id: company })
      const grandchild = await make({ name: 'Grandchild', parent_id: child })
      return { company, below: [child, grandchild, await make({ name: 'Gate', parent_id: company, type: 'delivery' })] }
    }
    const [renamed, moved, called, gone] = [await family(), await family(), await family(), await family()]
    const moments = async () =>
      new Map(
        (
          await partners
            .where({ id: [renamed, moved, called, gone].flatMap(({ below }) => below) })
            .select('write_date')
            .rows()
        ).map(({ id, write_date }) => [id, write_date?.getTime()]),
      )
    const before = await moments()
    await setTimeout(1100)
    await partners.browse(renamed.company).write({ name: uniqueName('renamed') })
    await partners.browse(moved.company).write({ street: '1 Other Street' })
    await partners.browse(called.company).write({ phone: '+32 2 555 00 00' })
    await partners.browse(gone.company).unlink()
    const after = await moments()
    const written = ({ below }: { below: readonly number[] }) => below.map((id) => after.get(id) !== before.get(id))
    expect(written(renamed)).toEqual([true, true, true])
    expect(written(moved)).toEqual(major === 14 ? [true, false, false] : [true, true, true])
    expect(written(called)).toEqual(major === 14 ? [false, false, false] : [true, true, true])
    expect(written(gone)).toEqual([true, true, true])
  })
})
