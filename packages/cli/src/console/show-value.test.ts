import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { settled } from './evaluate.ts'
import { showValue } from './show-value.ts'

const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
const partners = odoo.model('res.partner')
const show = (value: unknown, columns = 100) => showValue(value, { columns, colors: picocolors.createColors(false) })
const lines = (text: string) => text.split('\n')

describe('what the console shows', () => {
  it('rows and records as tables that fit', async () => {
    const found = await partners.order('id').limit(3)
    for (const columns of [60, 100, 200]) {
      const text = lines(show(found, columns))
      expect(Math.max(...text.slice(0, 5).map((line) => line.length))).toBeLessThanOrEqual(columns)
      expect(text[0]).toMatch(/^id +│ name +│/)
    }
    expect(show(found)).toMatch(
      /\(3 rows of res\.partner; not shown: \w+, \w+, \w+ and \d+ more, select what you need\)$/,
    )
    expect(show(await partners.limit(2).select('name').rows())).toMatch(/^id │ name[\s\S]*\(2 rows\)$/)
    expect(show([])).toBe('(no rows)')
  })

  it('one record as a list, without what is empty', async () => {
    const text = show(await partners.find(1))
    expect(text).toMatch(/^id +│ 1\n/)
    expect(text).toMatch(/\(1 record of res\.partner; \d+ empty fields not shown\)$/)
  })

  it('what lies beyond relations in columns of its own', async () => {
    const selected = {
      name: true,
      partner_id: { name: true, country_id: { code: true } },
      order_line: { name: true },
    } as const
    const found = await odoo.model('sale.order').select(selected).order('id').limit(2)
    expect(lines(show(found, 200))[0]).toMatch(
      /^id │ name +│ partner_id\.name +│ partner_id\.country_id\.code +│ order_line$/,
    )
    expect(show(found, 200)).not.toContain('{')
  })

  it('groups without their conditions', async () => {
    const { value } = await settled(odoo.model('sale.order').groupBy('state'))
    expect(lines(show(value))[0]).toMatch(/^state +│ \$count$/)
  })

  it('of a long list the first rows', async () => {
    const rows = Array.from({ length: 120 }, (_, id) => ({ id }))
    expect(show(rows)).toContain('(120 rows, the first 50 shown)')
  })

  it('anything else as Node does', () => {
    expect(show(3)).toBe('3')
    expect(show([1, 2])).toBe('[ 1, 2 ]')
    expect(show(partners)).toContain('res.partner: a model')
  })
})

describe('who is logged in', () => {
  it('is shown without the page that the server says beside it', async () => {
    const shown = show(await odoo.whoami())
    expect(shown).toContain('admin')
    expect(shown).toMatch(/raw: … \(\d+ members/)
    expect(shown).not.toContain('server_version_info')
  })
})

describe('what an expression stands for', () => {
  it('is its first rows, for a query', async () => {
    const found = await settled(partners.select('name'))
    expect(found.value).toHaveLength(20)
    expect(found.note).toContain('the first 20')
  })

  it('is all of a query that wants fewer', async () => {
    expect(await settled(partners.select('name').limit(2))).toMatchObject({ value: { length: 2 } })
    expect((await settled(partners.where({ id: [1, 3] }))).note).toBeUndefined()
  })

  it('is what a promise or a path leads to, and a reference itself', async () => {
    const [order] = (await odoo.model('sale.order').limit(1)) as unknown as { partner_id: { name: unknown } }[]
    expect((await settled(Promise.resolve(1))).value).toBe(1)
    expect((await settled(order?.partner_id)).value).toBe(order?.partner_id)
    expect(typeof (await settled(order?.partner_id.name)).value).toBe('string')
  })
})
