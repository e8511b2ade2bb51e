import { Schema } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { UsageError } from '../command.ts'
import { domainOf } from './condition-domain.ts'

const MODELS: Readonly<Record<string, Record<string, Record<string, unknown>>>> = {
  'sale.order': {
    name: { type: 'char' },
    state: {
      type: 'selection',
      selection: [
        ['draft', 'Quotation'],
        ['sale', 'Sales Order'],
      ],
    },
    amount_total: { type: 'monetary' },
    partner_id: { type: 'many2one', relation: 'res.partner' },
    tag_ids: { type: 'many2many', relation: 'crm.tag' },
    date_order: { type: 'datetime' },
    validity_date: { type: 'date' },
    locked: { type: 'boolean' },
    sequence: { type: 'integer' },
  },
  'res.partner': {
    name: { type: 'char' },
    ref: { type: 'char' },
    active: { type: 'boolean' },
    country_id: { type: 'many2one', relation: 'res.country' },
  },
  'res.country': { code: { type: 'char' } },
}

const schemaOf = async (model: string) => new Schema(model, MODELS[model] ?? {})
const domain = (...texts: string[]) => domainOf(texts, 'sale.order', schemaOf)

/** What is told, without the class. */
async function told(text: string): Promise<string> {
  const error = await failure(domain(text))
  expect(error).toBeInstanceOf(UsageError)
  return error.message
}

describe('an expression is a domain', () => {
  it.each<[text: string, domain: unknown[]]>([
    ['', []],
    ['state=sale', [['state', '=', 'sale']]],
    ['state = "Sales Order"', [['state', '=', 'sale']]],
    ['state = quotation', [['state', '=', 'draft']]],
    ["state = 'cancel'", [['state', '=', 'cancel']]],
    [
      'state=sale and partner_id.country_id.code=FR',
      ['&', ['state', '=', 'sale'], ['partner_id.country_id.code', '=', 'FR']],
    ],
    [
      'state=sale or state=draft and locked',
      ['|', ['state', '=', 'sale'], '&', ['state', '=', 'draft'], ['locked', '=', true]],
    ],
    [
      '(state=sale or state=draft) AND NOT locked',
      ['&', '|', ['state', '=', 'sale'], ['state', '=', 'draft'], '!', ['locked', '=', true]],
    ],
    ['name=a or name=b or name=c', ['|', '|', ['name', '=', 'a'], ['name', '=', 'b'], ['name', '=', 'c']]],
    ['amount_total>=100.5', [['amount_total', '>=', 100.5]]],
    ['amount_total between 1 and 5', ['&', ['amount_total', '>=', 1], ['amount_total', '<=', 5]]],
    ['amount_total not between -1 and 5', ['!', '&', ['amount_total', '>=', -1], ['amount_total', '<=', 5]]],
    ['sequence<>3', [['sequence', '<>', 3]]],
    ['sequence in (1, 2,3)', [['sequence', 'in', [1, 2, 3]]]],
    ['sequence not in [1]', [['sequence', 'not in', [1]]]],
    ['sequence in 1', [['sequence', 'in', [1]]]],
    ['state = (sale, draft)', [['state', 'in', ['sale', 'draft']]]],
    ['state != (sale)', [['state', 'not in', ['sale']]]],
    ['id = 5', [['id', '=', 5]]],
    ['partner_id = 5', [['partner_id', '=', 5]]],
    ['partner_id = "5"', [['partner_id', '=', '5']]],
    ['partner_id = Azure', [['partner_id', '=', 'Azure']]],
    ['partner_id child_of 5', [['partner_id', 'child_of', 5]]],
    ['partner_id.id in (5,6)', [['partner_id.id', 'in', [5, 6]]]],
    ['partner_id = false', [['partner_id', '=', false]]],
    ['partner_id is null', [['partner_id', '=', false]]],
    ['partner_id is not null', [['partner_id', '!=', false]]],
    ['name = null', [['name', '=', false]]],
    ["name = 'null'", [['name', '=', 'null']]],
    ['partner_id.ref = 0012', [['partner_id.ref', '=', '0012']]],
    ["name = 'it''s'", [['name', '=', "it's"]]],
    ['name = "a \\"b\\" \\\\"', [['name', '=', 'a "b" \\']]],
    ['name ilike desk', [['name', 'ilike', 'desk']]],
    ["name like 'S0%'", [['name', '=like', 'S0%']]],
    ["name not ilike '%x'", ['!', ['name', '=ilike', '%x']]],
    ['name not ilike 12', [['name', 'not ilike', '12']]],
    ["name =like 'S_'", [['name', '=like', 'S_']]],
    ['name = like', [['name', '=', 'like']]],
    ['locked = no', [['locked', '=', false]]],
    ['locked=false', [['locked', '=', false]]],
    ['date_order >= 2026-01-31', [['date_order', '>=', '2026-01-31']]],
    ["date_order < '2026-01-31 10:20:30'", [['date_order', '<', '2026-01-31 10:20:30']]],
    ['date_order < 2026-01-31T10:20+02:00', [['date_order', '<', new Date('2026-01-31T08:20:00Z')]]],
    ['date_order.month_number = 3', [['date_order.month_number', '=', 3]]],
    ['validity_date = 2026-02-28', [['validity_date', '=', '2026-02-28']]],
    ['[["name","=","x"],["id",">",1]]', ['&', ['name', '=', 'x'], ['id', '>', 1]]],
    ['["|",["name","=","x"],["id",">",1]]', ['|', ['name', '=', 'x'], ['id', '>', 1]]],
    ['["name","=","x"]', [['name', '=', 'x']]],
    ['[]', []],
  ])('%s', async (text, expected) => {
    expect(await domain(text)).toEqual(expected)
  })

  it('several are joined by and', async () => {
    const both = await domain('state=sale or locked', '[["id",">",1],["id","<",9]]')
    expect(both).toEqual(['&', '|', ['state', '=', 'sale'], ['locked', '=', true], '&', ['id', '>', 1], ['id', '<', 9]])
  })
})

describe('what cannot be is marked', () => {
  it.each<[text: string, message: string, marked: string]>([
    ['stat=sale', "sale.order has no field 'stat'", 'stat'],
    ['state=sale and partner_id.contry_id.code=FR', "res.partner has no field 'contry_id'", 'contry_id'],
    ['name.x = 1', 'name, a char, of sale.order leads no further', 'name'],
    ['id.x = 1', 'id of sale.order leads no further', 'id'],
    ['state=sold', "'sold' is no value for state, a selection: draft, sale", 'sold'],
    ['amount_total > lots', "'lots' is no value for amount_total, a monetary: write a number", 'lots'],
    ['sequence = 1.5', 'write a whole number', '1.5'],
    ['locked = maybe', 'write true or false', 'maybe'],
    ['date_order > yesterday', 'now-2h', 'yesterday'],
    ['validity_date > 31.1.2026', 'write a day as 2026-01-31', '31.1.2026'],
    ['state sale', "'sale' is no operator", 'sale'],
    ['state = sale draft', "'draft' is one too many", 'draft'],
    ['name', 'name is compared with nothing: write name = …', 'name'],
    ['(state=sale', "the '(' is not closed", '('],
    ['sequence in (1, 2', "the '(' is not closed", '('],
    ["name = 'x", 'the quote is not closed', "'x"],
    ['state = and locked', 'a value is missing here', 'and'],
    ['state = sale and', 'a condition is missing here', ''],
    ['= sale', 'the name of a field is missing here', '='],
    ['name ! x', "a '!' stands before '=' only", '!'],
    ['name is 5', "'is' is for null", '5'],
    ['name not 5', "'not' goes with in, like, ilike or between", '5'],
    ['sequence between 1 or 2', 'between takes two values', 'or'],
    ['sequence > (1,2)', 'a list goes with in and not in', '>'],
  ])('%s', async (text, message, marked) => {
    const [first, source, carets = ''] = (await told(text)).split('\n')
    expect(first).toContain(message)
    expect(source).toBe(`  ${text}`)
    const start = carets.indexOf('^')
    expect((source as string).slice(start, start + carets.trim().length)).toBe(marked)
  })

  it('below characters of two columns, and in long text near the place', async () => {
    const wide = (await told("name = '東京' and stat = 1")).split('\n')
    expect(wide[2]?.indexOf('^')).toBe("  name = '東京' and ".length + 2)
    const long = (await told(`${'name = x or '.repeat(30)}stat = 1`)).split('\n')
    expect(long[1]).toBe('  … = x or name = x or stat = 1')
    expect(long[2]?.trim()).toBe('^^^^')
  })

  it('a domain that is no JSON', async () => {
    expect(await told('[["name"')).toContain('is no domain: write it as JSON')
  })
})
