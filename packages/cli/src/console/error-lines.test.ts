import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { errorLines, isSql } from './error-lines.ts'
import { evaluated } from './evaluate.ts'

const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
const partners = odoo.model('res.partner') as never as Record<string, (...given: unknown[]) => Promise<unknown>>

async function linesOf(work: () => unknown, names: readonly string[] = []): Promise<[string, string]> {
  try {
    await work()
  } catch (error) {
    return errorLines(error, names)
  }
  throw new Error('nothing was thrown')
}

describe('an error in two lines', () => {
  it('names the call', async () => {
    const [what, more] = await linesOf(() => partners.call?.('no_such_method', [[1]]))
    expect(what).toMatch(/^\w+Error: /)
    expect(more).toBe('in res.partner.no_such_method, _error has all of it')
  })

  it('says where in the line', async () => {
    const [what, more] = await linesOf(() => evaluated('\nnull.foo', (run) => run()))
    expect(what).toBe("TypeError: Cannot read properties of null (reading 'foo')")
    expect(more).toBe('at console:2:6')
    const awaited = await linesOf(() => evaluated('await 1; null.foo', (run) => run()))
    expect(awaited[1]).toMatch(/^at console:1:/)
  })

  it.each([
    [() => (partners as never as { sum(): void }).sum(), "groupBy().aggregate({ total: 'amount_total:sum' })"],
    [() => (partners as never as { map(): void }).map(), 'await what stands before it: (await …).map(…)'],
    [() => (partners as never as { lmit(): void }).lmit(), 'did you mean limit?'],
  ])('has a remedy for what is no function', async (work, remedy) => {
    expect((await linesOf(work))[1]).toContain(remedy)
  })

  it('has a remedy for names, and for paths in a selection', async () => {
    const line = await linesOf(() => evaluated('partnrs', (run) => run()), ['partners', 'parrots'])
    expect(line).toEqual(['ReferenceError: partnrs is not defined', 'did you mean partners?'])
    const longer = await linesOf(() => evaluated('orders', (run) => run()), ['saleOrders', 'orderLines', 'partners'])
    expect(longer).toEqual(['ReferenceError: orders is not defined', 'did you mean saleOrders?'])
    const record = await partners.find?.(9)
    expect(await linesOf(() => (record as { write(values: object): void }).write({ name: 'x' }))).toEqual([
      'InvalidValueError: a record has no write(): call update(values) on it',
      '_error has all of it',
    ])
    const query = odoo.model('res.partner').select('country_id.code' as never)
    expect((await linesOf(() => query))[1]).toContain('select({ country_id: { code: true } })')
  })

  it('has one line of a message of many', async () => {
    expect(errorLines(new Error('one\n  two'), [])[0]).toBe('Error: one two')
    expect(errorLines('text', [])[0]).toBe('thrown: text')
  })
})

it.each([
  ['select * from res_partner', true],
  ['SELECT 1', true],
  ['update res_partner set x = 1', true],
  ['select(1)', false],
  ['use = 1', false],
  ['partners.select(1)', false],
])('%s is SQL: %s', (code, expected) => {
  expect(isSql(code)).toBe(expected)
})
