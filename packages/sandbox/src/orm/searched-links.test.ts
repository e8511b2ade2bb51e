import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const DEMO = 6

/** A contact with two tags, one of which a rule of everybody keeps back. */
function ruled(series: string, domain = "[('name', '!=', 'Kept')]") {
  const call = callerOn(series)
  const tag = (name: string) => call('res.partner.category', 'create', [{ name }]) as number
  const [kept, open] = [tag('Kept'), tag('Open')]
  const partner = call('res.partner', 'create', [{ name: 'P', category_id: [[6, 0, [kept, open]]] }]) as number
  const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner.category']]]) as number[]
  const rule = () => call('ir.rule', 'create', [{ name: 'r', model_id: model, domain_force: domain }]) as number
  const tagsOf = (uid?: number) =>
    (call('res.partner', 'read', [[partner], ['category_id']], {}, uid) as [{ category_id: number[] }])[0].category_id
  const write = (commands: unknown) => call('res.partner', 'write', [[partner], { category_id: commands }], {}, DEMO)
  return { call, kept, open, rule, tagsOf, write }
}

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('links to what a rule keeps back on %s', (series) => {
  it('are not told', () => {
    const { open, rule, tagsOf } = ruled(series)
    rule()
    expect(tagsOf()).toEqual([open])
    expect(tagsOf(DEMO)).toEqual([open])
  })

  it('stay where all are replaced', () => {
    const { call, kept, rule, tagsOf, write } = ruled(series)
    const id = rule()
    write([[5]])
    call('ir.rule', 'write', [[id], { active: false }])
    expect(tagsOf()).toEqual([kept])
  })

  it('are made by nobody since 19', () => {
    const { kept, rule, write } = ruled(series)
    rule()
    const words = raised(() => write([[4, kept]]))
    expect(words).toContain(series === '14.0' ? 'nothing was raised' : 'AccessError: Failed to write field res.partner')
  })

  it('of lines are not told either', () => {
    const { call } = ruled(series)
    const values = {
      name: 'P',
      bank_ids: [
        [0, 0, { acc_number: '1' }],
        [0, 0, { acc_number: '2' }],
      ],
    }
    const partner = call('res.partner', 'create', [values])
    const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner.bank']]]) as number[]
    call('ir.rule', 'create', [{ name: 'r', model_id: model, domain_force: "[('acc_number', '!=', '1')]" }])
    const [{ bank_ids }] = call('res.partner', 'read', [[partner], ['bank_ids']]) as [{ bank_ids: number[] }]
    expect(bank_ids).toHaveLength(1)
  })
})

// Tried on 14.0, which finds out when it asks; 19.0 refuses the rule.
describe.each([
  ["[('nofield', '=', 1)]", 'ValueError: Invalid field res.partner.category.nofield', 'Invalid domain: Invalid field'],
  ['[', 'SyntaxError: unexpected EOF while parsing', "Invalid domain: '[' was never closed (, line 1)"],
])('a rule that says %s', (domain, asked, made) => {
  it('is found out by who asks on 14.0', () => {
    const { rule, tagsOf } = ruled('14.0', domain)
    rule()
    expect(raised(tagsOf)).toContain(asked)
  })

  it('is refused on 19.0', () => {
    expect(raised(ruled('19.0', domain).rule)).toContain(made)
  })
})
