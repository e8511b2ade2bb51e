import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { Schema } from 'ooor/schema'
import { type ImportOptions, type ImportProgress, importer } from 'ooor/transfer'
import { fileJournal } from 'ooor/transfer/node'
import { type CommandMaker, EXIT, UsageError } from '../command.ts'
import { namesOf } from '../expressions/names.ts'
import { counted } from '../output/counted.ts'
import { printable } from '../output/printable.ts'
import { ProgressBar } from '../output/progress-bar.ts'
import { checkEncoding, encodingOf } from '../tables/decoded-text.ts'
import { readTable } from '../tables/read-table.ts'
import { tableFormat } from '../tables/table-format.ts'
import { type TableWriter, writeTable } from '../tables/write-table.ts'
import { checkApart } from './check-apart.ts'
import { fileAndModel } from './file-and-model.ts'

const MORE = `
Examples:
  ooor import partners.csv --model res.partner --journal partners.journal --rejects rejects.csv
  ooor import prices.jsonl --model product.template --match default_code
  ooor import excel.csv --model res.partner --match ref --delimiter ';' --encoding windows-1252

Columns are fields; records behind relations are told by country_id/id (external id), country_id/.id, country_id/code
(a field of theirs), or country_id (their name).

Ctrl-C: the rows that are under way are brought to their end, and what was done is told.

Exit codes: 0 all rows are in, 1 some were refused, 130 interrupted, 2 a wrong command line, or a server that does not answer.
`

interface ImportCommandOptions {
  readonly model?: string
  readonly externalId?: string
  readonly match?: string
  readonly duplicates?: 'reject' | 'last'
  readonly journal?: string
  readonly rejects?: string
  readonly dryRun?: true
  readonly batch?: number
  readonly format?: string
  readonly encoding?: string
  readonly delimiter?: string
}

/** `ooor import`: rows of a CSV or JSON lines file into a model. */
export const importCommand: CommandMaker = (run) =>
  new Command('import')
    .summary('takes rows of a CSV or JSON lines file into a model')
    .description('Takes rows of a file into a model: those that are there are changed, the others are made.')
    .argument('[file]', 'the file with the rows')
    .option('--model <name>', 'the model')
    .option('--external-id <column>', 'the column with the external id (default: id, where --match is not given)')
    .option('--match <fields>', 'fields that together tell a record, with commas')
    .addOption(
      new Option('--duplicates <how>', 'rows that tell the same record: reject, or last (default: reject)').choices([
        'reject',
        'last',
      ]),
    )
    .option('--journal <file>', 'what is done is written there: the same command goes on where it broke off')
    .option('--rejects <file>', 'rows that are refused, with the reason beside them')
    .option('--dry-run', 'check all rows, keep nothing')
    .option('--batch <n>', 'rows in one call (default: 500)', batchOf)
    .option('--format <format>', 'csv or jsonl (default: by the ending of the file)')
    .option('--encoding <name>', 'of the text, as windows-1252 (default: utf-8)', encodingOf)
    .option('--delimiter <character>', 'between the cells of CSV (default: a comma)', delimiterOf)
    .addHelpText('after', MORE)
    .action(async (file: string | undefined, given: ImportCommandOptions) => {
      const { terminal } = run
      const { path, model } = fileAndModel(file, given.model, 'import')
      if (given.match !== undefined && given.externalId !== undefined) {
        throw new UsageError('records are told by --external-id or by --match: leave one out')
      }
      let bytes = 0
      const source = resolve(terminal.directory, path)
      for (const name of ['journal', 'rejects'] as const) {
        const other = given[name]
        if (other === undefined || !(await isSameFile(source, resolve(terminal.directory, other)))) continue
        throw new UsageError(`--${name} is the file with the rows, which it would be written over: name another`)
      }
      checkApart(terminal.directory, { '--journal': given.journal, '--rejects': given.rejects })
      const by = given.match === undefined ? undefined : namesOf(given.match)
      if (by?.length === 0) throw new UsageError('--match names no field: write --match ref')
      const key = given.externalId ?? 'id'
      const encoding = given.encoding ?? 'utf-8'
      const format = tableFormat(given.format, path)
      let schema: Schema | undefined
      await checkEncoding(source, encoding)
      const rows = readTable(source, format, {
        encoding,
        delimiter: given.delimiter ?? ',',
        onBytes: (count) => {
          bytes = count
        },
        onColumns: (names) => {
          checkKeys(path, names, by ?? key)
          // Each row would be refused for a column that is no field.
          for (const name of names) if (![REASON, 'id', '.id', key].includes(name)) schema?.field(fieldOf(name))
        },
      })
      const bar = new ProgressBar(terminal, terminal.isWatched ? (await stat(source)).size : 0)
      let rejects: TableWriter | undefined
      const options = {
        ...(by === undefined ? { externalId: key } : { match: by }),
        ...(given.journal !== undefined && { journal: fileJournal(resolve(terminal.directory, given.journal)) }),
        ...(given.batch !== undefined && { batch: given.batch }),
        ...(given.duplicates !== undefined && { duplicates: given.duplicates }),
        dryRun: given.dryRun ?? false,
        onReject: async ({ index, row, reason }: { index: number; row: object; reason: string }) => {
          if (given.rejects === undefined) return bar.above(`row ${index + 1}: ${printable(reason)}\n`)
          rejects ??= writeTable(resolve(terminal.directory, given.rejects), tableFormat(undefined, given.rejects))
          await rejects.write({ ...row, [REASON]: reason })
        },
        onProgress: (done: ImportProgress) => bar.update(done.rows, { done: bytes, told: told(done) }),
      } as ImportOptions<never>
      await run.onServer(undefined, async (odoo) => {
        try {
          schema = await odoo.model(model).schema()
          const taken = schema.fields.has(REASON) ? rows : withoutReasons(rows)
          const report = await importer(odoo.model(model), options as never).run(until(terminal.interrupted, taken))
          bar.stop()
          const dry = report.checkedBy === undefined ? '' : `, and nothing is kept: checked by the ${report.checkedBy}`
          const isCut = terminal.interrupted.aborted
          terminal.error(`${isCut ? 'interrupted: ' : ''}${told(report)}${dry}\n`)
          if (run.options.json) terminal.out(`${JSON.stringify({ ...report, isInterrupted: isCut })}\n`)
          if (isCut && given.journal !== undefined) terminal.error('the same command goes on from there\n')
          if (report.rejected > 0) run.exitCode = EXIT.differs
          if (isCut) run.exitCode = EXIT.interrupted
        } finally {
          bar.stop()
          await rejects?.close()
        }
      })
    })

/** Rows until Ctrl-C: what is under way is brought to its end. */
async function* until<R>(interrupted: AbortSignal, rows: AsyncIterable<R>): AsyncGenerator<R> {
  for await (const row of rows) {
    if (interrupted.aborted) return
    yield row
  }
}

/** What was refused before is taken as it was mended: with the reason that `--rejects` wrote beside it. */
async function* withoutReasons(rows: AsyncIterable<object>): AsyncGenerator<object> {
  for await (const row of rows) {
    const { [REASON]: _, ...kept } = row as Readonly<Record<string, unknown>>
    yield kept
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  if (one === other) return true
  const [here, there] = await Promise.all([stat(one), stat(other).catch(() => undefined)])
  return here.ino === there?.ino && here.dev === there.dev
}

const REASON = 'reason'

const fieldOf = (column: string): string => column.split('/')[0] ?? ''

/** Told before the first row is sent: without the columns that tell records, each of them would be refused. */
function checkKeys(path: string, names: readonly string[], key: string | readonly string[]): void {
  const remedy = 'say which columns tell records by --external-id <column> or --match <fields>'
  // What a field is matched by may stand behind it, as country_id/code.
  const told = typeof key === 'string' ? names : names.map(fieldOf)
  const missing = [key].flat().find((name) => !told.includes(name))
  if (missing !== undefined) throw new UsageError(`${path} has no column ${missing}: ${remedy}`)
}

function delimiterOf(text: string): string {
  const character = text === '\\t' || text === 'tab' ? '\t' : text
  if (/^[^"\r\n]$/u.test(character)) return character
  throw new UsageError(`'${text}' is no --delimiter: write one character, or tab`)
}

function batchOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw new UsageError(`'${text}' is no --batch: write a number`)
}

function told({ rows, made, changed, rejected }: ImportProgress): string {
  return `${counted(rows, 'row')}: ${made} made, ${changed} changed, ${rejected} refused`
}
