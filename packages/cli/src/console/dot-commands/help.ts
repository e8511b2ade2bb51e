import type { DotCommand } from './dot-command.ts'

const FROM_SQL: readonly (readonly [sql: string, here: string])[] = [
  ['\\dt, show tables', '.models sale'],
  ['\\d sale_order', '.schema sale.order'],
  ['select name, city from res_partner limit 5', "partners.select('name', 'city').limit(5)"],
  ["… where city = 'Paris' and color > 2", "partners.where({ city: 'Paris', color: gt(2) })"],
  ["… where name ilike '%a%' or email is null", "partners.where(or({ name: ilike('a') }, { email: null }))"],
  ['… where id in (…), not in (…)', 'partners.where({ id: [1, 2] }), { id: noneOf([1, 2]) }'],
  ['… join a relation, in a condition', "saleOrders.where({ 'partner_id.country_id.code': 'FR' })"],
  ['… join a relation, in what is selected', 'saleOrders.select({ name: true, partner_id: { name: true } })'],
  ['… exists in a list', 'saleOrders.where({ order_line: any({ product_id: 5 }) })'],
  ['order by amount_total desc', "saleOrders.order('amount_total desc')"],
  ['select count(*)', 'await partners.count()'],
  [
    'group by month, sum(amount_total)',
    "saleOrders.groupBy('date_order:month').aggregate({ total: 'amount_total:sum' })",
  ],
  ['having count(*) > 1', "(await partners.groupBy('city')).filter((one) => one.$count > 1)"],
  ['update …, delete …', "await partners.where({ id: 7 }).write({ city: 'Paris' }), .unlink()"],
  ['explain', '.explain partners.limit(5)'],
]

/** `.help`: the words behind dots, and what SQL has other words for. */
export function helpCommand(commands: readonly DotCommand[]): DotCommand {
  return {
    name: 'help',
    usage: '',
    help: 'this text',
    run: async () => {
      const words = [...commands, ...OF_NODE].map(({ name, usage, help }) => [`.${name} ${usage}`, help] as const)
      return [...listed(words), '', 'Coming from SQL:', ...listed(FROM_SQL)].join('\n')
    },
  }
}

const OF_NODE = [
  { name: 'help', usage: '', help: 'this text' },
  { name: 'exit', usage: '', help: 'leave; Ctrl-D does too, and Ctrl-C ends what runs or is typed' },
]

function listed(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
