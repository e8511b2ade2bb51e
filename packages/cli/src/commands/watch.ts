import { Command } from 'commander'
import type { Query } from 'ooor'
import { type CommandMaker, UsageError } from '../command.ts'
import { namesOf } from '../expressions/names.ts'
import { unknownName } from '../expressions/unknown-name.ts'
import { cellText, jsonValue } from '../output/cell-text.ts'
import { columnsOf, type ReadRow, selectionOf } from '../output/selected-columns.ts'
import { archivedOption, recordsOf, WHERE_HELP, type WhereOptions, whereOption, wholeNumber } from './record-options.ts'

const MORE = `
Examples:
  ooor watch sale.order --where "state in (draft, sent)" --select name,partner_id,amount_total
  ooor watch stock.quant --select product_id,quantity --interval 2 --json

What matches already comes first, as \`entered\`; \`changed\` rows have other values than before; \`left\` are those that
match no more, or are gone. Ctrl-C ends it.
${WHERE_HELP}
`

interface WatchOptions extends WhereOptions {
  readonly select?: string
  readonly interval: number
  readonly initial: boolean
  readonly count?: number
}

/** `ooor watch`: a live query. */
export const watchCommand: CommandMaker = (run) =>
  new Command('watch')
    .summary('tells what enters a query, changes in it and leaves it')
    .description('Tells what enters a query, changes in it and leaves it, a line each, until Ctrl-C.')
    .argument('<model>', 'as sale.order')
    .addOption(whereOption())
    .option('--select <paths>', 'what to read, as name,partner_id.country_id.code')
    .option('--interval <seconds>', 'seconds between looks', secondsOf, 5)
    .option('--no-initial', 'without what matches already')
    .option('--count <n>', 'end after so many lines', wholeNumber('--count'))
    .addOption(archivedOption())
    .addHelpText('after', MORE)
    .action(async (model: string, options: WatchOptions) => {
      const { terminal } = run
      const { interrupted } = terminal
      let left = options.count ?? Number.POSITIVE_INFINITY
      await run.onServer(undefined, async (odoo) => {
        const paths = namesOf(options.select ?? 'display_name').filter((path) => path !== 'id')
        const { records } = await recordsOf(odoo, model, options)
        const query = records.select(selectionOf(paths) as never) as unknown as Query
        const columns = columnsOf(paths)
        try {
          const changes = query.live({
            interval: options.interval * 1000,
            initial: options.initial,
            signal: interrupted,
            failed: (error) => terminal.error(`a look failed, the next one sees: ${messageOf(error)}\n`),
          })
          if (left === 0) return
          for await (const { kind, id, row } of changes) {
            if (run.options.json) terminal.out(`${JSON.stringify({ kind, id, row }, jsonValue)}\n`)
            else terminal.out(`${lineOf(kind, id, row as ReadRow | undefined, columns)}\n`)
            left -= 1
            if (left <= 0) return
          }
        } catch (error) {
          // Whoever watches has no other way to end it.
          if (!interrupted.aborted) throw error
        }
      })
    })

function lineOf(kind: string, id: number, row: ReadRow | undefined, columns: ReturnType<typeof columnsOf>): string {
  const values = row === undefined ? [] : columns.map(({ value }) => cellText(value(row)))
  return [kind.padEnd('changed'.length), String(id), ...values].join(' │ ')
}

function messageOf(error: unknown): string {
  return cellText(error instanceof Error ? unknownName(error) : String(error))
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (seconds >= 0.1 && seconds <= 86_400) return seconds
  throw new UsageError(`'${text}' is no --interval: write seconds, 0.1 at least`)
}
