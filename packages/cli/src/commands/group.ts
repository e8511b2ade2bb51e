import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { namesOf } from '../expressions/names.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'
import type { ReadRow } from '../output/selected-columns.ts'
import {
  archivedOption,
  orderOf,
  recordsOf,
  WHERE_HELP,
  type WhereOptions,
  whereOption,
  wholeNumber,
} from './record-options.ts'

const MORE = `
  ooor group sale.order --by state
  ooor group sale.order --by partner_id,date_order:month --aggregate amount_total:sum --order "amount_total:sum desc"

Parts of time: hour, day, week, month, quarter, year. Aggregates: sum, avg, min, max, count, count_distinct.
${WHERE_HELP}
`

interface GroupOptions extends WhereOptions {
  readonly by?: string
  readonly aggregate?: string
  readonly order?: string
  readonly limit?: number
  readonly format?: string
}

/** `ooor group`: groups of records, with how many there are, sums and the like. */
export const groupCommand: CommandMaker = (run) =>
  new Command('group')
    .summary('groups records of a model, counts them and adds them up')
    .description('Groups records of a model, counts them and adds them up.')
    .argument('<model>', 'as sale.order')
    .option('--by <keys>', 'what to group by, as state,date_order:month (default: all are one group)')
    .option('--aggregate <list>', 'what to make of their values, as amount_total:sum,partner_id:count_distinct')
    .addOption(whereOption())
    .option('--order <terms>', 'as "amount_total:sum desc", "count desc" or "state"')
    .option('--limit <n>', 'at most so many groups', wholeNumber('--limit'))
    .option('--format <format>', 'table, json, jsonl or csv')
    .addOption(archivedOption())
    .addHelpText('after', MORE)
    .action(async (model: string, options: GroupOptions) => {
      const format = outputFormat(options.format, run.options)
      const keys = namesOf(options.by ?? '')
      const aggregates = namesOf(options.aggregate ?? '')
      await run.onServer(undefined, async (odoo) => {
        const { records } = await recordsOf(odoo, model, options)
        const told = Object.fromEntries(aggregates.map((one) => [aliasOf(one), one]))
        const groups = records.groupBy(...keys).aggregate(told as never)
        const order = orderOf(options.order ?? '').map((term) => termOf(term, aggregates))
        const ordered = order.length === 0 ? groups : groups.order(...order)
        const rows = await (options.limit === undefined ? ordered : ordered.limit(options.limit))
        const columns = [
          ...keys.map((key) => ({ title: key, value: (row: ReadRow) => row[key] })),
          { title: 'count', value: (row: ReadRow) => row.$count },
          ...aggregates.map((one) => ({ title: one, value: (row: ReadRow) => row[aliasOf(one)] })),
        ]
        const named = (rows as readonly ReadRow[]).map((row) => {
          return Object.fromEntries([
            ...columns.map(({ title, value }) => [title, value(row)]),
            ['domain', row.$domain],
          ])
        })
        const byTitle = columns.map(({ title }) => ({ title, value: (row: ReadRow) => row[title] }))
        await writeRows(named, byTitle, format, run.terminal)
      })
    })

/** Names of aggregates in the library are words. */
function aliasOf(aggregate: string): string {
  return aggregate.replaceAll(/\W/g, '_')
}

function termOf(term: string, aggregates: readonly string[]): string {
  const [name = '', ...direction] = term.split(' ')
  const known = name === 'count' ? '$count' : aggregates.includes(name) ? aliasOf(name) : name
  return [known, ...direction].join(' ')
}
