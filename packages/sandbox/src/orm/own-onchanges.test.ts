import { connect, type UntypedModel } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { type ModelExtension, Sandbox } from '../index.ts'

type Onchange = NonNullable<ModelExtension['onchanges']>[string]

const FIELDS = { x_score: { type: 'integer' }, x_tier: { type: 'char' } } as const

/** A form in which somebody sets a score. */
async function scored(x_score: Onchange, series = '19.0') {
  const extend = { 'res.partner': { fields: FIELDS, onchanges: { x_score } } }
  const odoo = connect('https://demo:demo@sandbox/sandbox', { adapter: new Sandbox({ series, extend }).adapter })
  const form = await odoo.model<UntypedModel<'res.partner'>>('res.partner').form({ select: ['x_score', 'x_tier'] })
  const warnings = await form.set({ name: 'Ada', x_score: 12 })
  return { tier: form.values.x_tier, warnings }
}

const told = async (handler: unknown) => (await failure(scored(handler as Onchange))).message

describe('an onchange of a test’s own', () => {
  it.each(['8.0', '14.0', '17.0', '19.0'])('changes the form and warns on %s', async (series) => {
    const { tier, warnings } = await scored(
      ({ values }) => ({
        value: { x_tier: Number(values.x_score) > 5 ? 'gold' : 'silver' },
        warning: { title: 'Score', message: 'That is much.' },
      }),
      series,
    )
    expect(tier).toBe('gold')
    expect(warnings).toMatchObject([{ message: expect.stringContaining('That is much.') }])
  })

  it.each(['8.0', '14.0', '16.0', '17.0', '18.0', '19.0'])('brings what is computed on %s', async (series) => {
    const compute = ({ x_score }: Readonly<Record<string, unknown>>) => Number(x_score) * 2
    const fields = {
      x_score: { type: 'integer' },
      x_double: { type: 'integer', compute },
      x_of_name: { type: 'integer', compute, depends: ['name'] },
    } as const
    const sandbox = new Sandbox({ series, extend: { 'res.partner': { fields } } })
    const odoo = connect('https://demo:demo@sandbox/sandbox', { adapter: sandbox.adapter })
    const select = Object.keys(fields)
    const form = await odoo.model<UntypedModel<'res.partner'>>('res.partner').form({ select })
    await form.set({ name: 'Ada' })
    await form.set({ x_score: 12 })
    expect([form.values.x_double, form.values.x_of_name]).toEqual([24, series === '8.0' ? 24 : 0])
  })

  it('may answer nothing', async () => {
    expect((await scored(() => undefined)).tier).toBeNull()
  })

  it('is told what it gets wrong, which would do nothing without a word', async () => {
    const reads = 'the onchange of res.partner.x_score reads `values`: answer what changes, as { value: { x_tier: … } }'
    expect(await told((draft: object) => Object.assign(draft, { x_tier: 'gold' }))).toContain(reads)
    expect(await told(({ values }: { values: object }) => Object.assign(values, { x_tier: 'gold' }))).toContain(reads)
    expect(await told(() => ({ x_tier: 'gold' }))).toContain("has no option 'x_tier'")
    expect(await told(() => ({ value: { x_tire: 'gold' } }))).toContain(
      "changes 'x_tire', which is no field: did you mean 'x_tier'?",
    )
    expect(await told(() => 'gold')).toContain('answers no changes: answer { value: { … } }')
  })
})
