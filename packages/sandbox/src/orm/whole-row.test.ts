import { connect, type UntypedModel } from 'ooor'
import { describe, expect, it } from 'vitest'
import { validationError } from '../python/exceptions.ts'
import { Sandbox } from '../sandbox.ts'

const amountOf = (env: { read: (...args: never[]) => unknown }, lines: unknown) =>
  (env.read as (model: string, ids: unknown, fields: string[]) => { amount: number }[])('x.line', lines, [
    'amount',
  ]).reduce((sum, { amount }) => sum + amount, 0)

describe.each(['14.0', '19.0'] as const)('functions of one’s own on %s', (series) => {
  const seen: unknown[] = []
  const sandbox = new Sandbox({
    series,
    models: [
      {
        name: 'x.visit',
        description: 'Visit',
        access: { user: 'rwcd' },
        fields: {
          name: { type: 'char' },
          line_ids: { type: 'one2many', relation: 'x.line', inverse: 'visit_id' },
          total: { type: 'float', compute: (row, env) => amountOf(env, row.line_ids) },
          label: { type: 'char', compute: ({ name, total }) => `${name}: ${total}` },
        },
        constrain: ({ total }) => {
          if (Number(total) > 100) throw validationError('That is too much.')
        },
        created: ({ line_ids, total }) => seen.push([(line_ids as number[]).length, total]),
      },
      {
        name: 'x.line',
        description: 'Line',
        access: { user: 'rwcd' },
        fields: { visit_id: { type: 'many2one', relation: 'x.visit' }, amount: { type: 'float' } },
      },
    ],
    extend: { 'res.partner': { fields: { x_many: { type: 'integer', compute: countChildren } } } },
  })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  const visits = odoo.model<UntypedModel>('x.visit')

  it('are given lists and what is computed beside what rows keep', async () => {
    const visit = await visits.create({ name: 'Monday', line_ids: [{ amount: 2 }, { amount: 3 }] })
    await visit.reload()
    expect([await visit.get('total'), await visit.get('label')]).toEqual([5, 'Monday: 5'])
    expect(seen).toHaveLength(1)
  })

  it('of an extension too', async () => {
    const partner = await odoo.model<UntypedModel>('res.partner').create({ name: 'A', child_ids: [{ name: 'B' }] })
    expect(await partner.get('x_many')).toBe(1)
  })
})

function countChildren({ child_ids }: Readonly<Record<string, unknown>>): number {
  return (child_ids as number[]).length
}
