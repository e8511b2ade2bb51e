import { Command } from 'commander'
import type { Connection } from 'ooor'
import { type CommandMaker, EXIT, UsageError } from '../command.ts'
import { cellText } from '../output/cell-text.ts'
import type { Terminal } from '../terminal.ts'
import { saysYes } from './confirmed.ts'
import { namedRecords, rowsOfRecords } from './named-records.ts'
import { archivedOption, modelNamed, recordsOf, WHERE_HELP, type WhereOptions, whereOption } from './record-options.ts'

const MORE = `
Examples:
  ooor delete res.partner 14,15
  ooor delete sale.order --where "state = cancel and date_order < today-1y" --yes
${WHERE_HELP}

Exit codes: 0 deleted, 1 not wanted after all, 2 a wrong command line, or what the server refuses.
`

/** Names of so many records are told before they go. */
const TOLD = 5

interface DeleteOptions extends WhereOptions {
  readonly yes?: true
}

/** `ooor delete`: deletes records, when somebody says so. */
export const deleteCommand: CommandMaker = (run) =>
  new Command('delete')
    .summary('deletes records')
    .description('Deletes records. Tells how many, and asks.')
    .argument('<model>', 'as res.partner')
    .argument('[ids]', 'an id or an external id; several with commas')
    .addOption(whereOption())
    .addOption(archivedOption())
    .option('--yes', 'do not ask')
    .addHelpText('after', MORE)
    .action(async (name: string, what: string | undefined, options: DeleteOptions) => {
      const { terminal } = run
      if ((what === undefined) === (options.where === undefined)) {
        throw new UsageError('say which records: by their ids, or by --where')
      }
      await run.onServer(undefined, async (odoo) => {
        const model = modelNamed(odoo, name)
        const ids = what === undefined ? await idsWhere(odoo, name, options) : await namedRecords(model, what)
        if (ids.length > 0 && !options.yes) {
          const { fields } = await model.schema()
          const names = await rowsOfRecords(model, ids.slice(0, TOLD), [
            fields.has('display_name') ? 'display_name' : 'name',
          ])
          if (!(await isWanted(terminal, model.name, ids, names.map(named)))) {
            run.exitCode = EXIT.differs
            terminal.error('nothing is deleted\n')
            return
          }
        }
        if (ids.length > 0) await model.browse(ids).unlink()
        if (run.options.json) terminal.out(`${JSON.stringify({ deleted: ids })}\n`)
        else terminal.error(`${ids.length} deleted\n`)
      })
    })

/** Throws a `UsageError` for an expression that narrows nothing: it was lost on the way, or a variable of it is empty. */
async function idsWhere(odoo: Connection, name: string, options: WhereOptions): Promise<number[]> {
  const { records } = await recordsOf(odoo, name, options)
  const { isNarrowed } = await records.explain()
  if (isNarrowed) return records.ids()
  throw new UsageError('--where narrows nothing, which all records are: write id > 0 if they are meant')
}

function named({ id, display_name: name, name: other }: Readonly<Record<string, unknown>>): string {
  return cellText({ id, display_name: String(name ?? other ?? '') })
}

async function isWanted(
  terminal: Terminal,
  model: string,
  ids: readonly number[],
  names: readonly string[],
): Promise<boolean> {
  const more = ids.length > names.length ? ' …' : ''
  const what = `${ids.length} of ${model}: ${names.join('; ')}${more}`
  if (!terminal.isInteractive) throw new UsageError(`there is nobody to ask whether to delete ${what}. Say --yes`)
  return saysYes(terminal, `Delete ${what}?`)
}
