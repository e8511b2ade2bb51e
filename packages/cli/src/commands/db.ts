import { Command } from 'commander'
import type { Admin } from 'ooor'
import { type CommandMaker, type CommandRun, UsageError } from '../command.ts'
import { printable } from '../output/printable.ts'
import { whenConfirmed } from './confirmed.ts'
import { fileToSend } from './file-to-send.ts'
import { withOut } from './out-option.ts'
import { secretFrom } from './secret-from.ts'
import { WHERE_TO, writeDownload } from './write-download.ts'

const MORE = `
Examples:
  ooor db list
  ooor db create staging --lang en_US --country fr
  ooor db duplicate shop staging --neutralize
  ooor db backup shop -o shop.zip
  ooor db restore copy shop.zip --neutralize
  ooor db rename staging rehearsal
  ooor db drop rehearsal

The server's master password is OOOR_MASTER_PASSWORD, or asked for. What destroys a database asks; --yes says so before.

Exit codes: 0 done, 1 not wanted after all, 2 a wrong command line, or what the server refuses.
`

type Databases = Admin['databases']

/** `ooor db`: the databases of a server. */
export const dbCommand: CommandMaker = (run) =>
  new Command('db')
    .summary('makes, copies, backs up, restores and drops databases')
    .description('The databases of a server. Wants its master password.')
    .addHelpText('after', MORE)
    .addCommand(
      new Command('list').description('Lists databases.').action(async () => {
        await run.onServer(undefined, async (odoo) => {
          const names = await (await odoo.admin()).databases.list()
          if (run.options.json) run.terminal.out(`${JSON.stringify(names)}\n`)
          else for (const name of names) run.terminal.out(`${printable(name)}\n`)
        })
      }),
    )
    .addCommand(createCommand(run))
    .addCommand(duplicateCommand(run))
    .addCommand(backupCommand(run))
    .addCommand(restoreCommand(run))
    .addCommand(renameCommand(run))
    .addCommand(dropCommand(run))

interface CreateOptions {
  readonly login?: string
  readonly lang?: string
  readonly country?: string
  readonly demo?: true
}

const createCommand = (run: CommandRun) =>
  new Command('create')
    .description("Makes a database. Its administrator's password is OOOR_NEW_PASSWORD, or asked for.")
    .argument('<name>')
    .option('--login <login>', "its administrator's login (default: admin)")
    .option('--lang <code>', 'its language, as fr_FR')
    .option('--country <code>', "its company's country, as fr")
    .option('--demo', 'with demo data')
    .action(async (name: string, options: CreateOptions) => {
      const password = await secretFrom(run.terminal, 'OOOR_NEW_PASSWORD', "the new administrator's password")
      await guarded(run, async (databases) => {
        await databases.create(name, { ...options, password })
        done(run, { created: name }, `${name} is made`)
      })
    })

interface CopyOptions {
  readonly neutralize?: true
  readonly replace?: true
  readonly yes?: true
}

/** What a copy takes the place of, if it does. */
const replaced = (target: string, { replace }: CopyOptions) => (replace ? { replace: target } : {})

const duplicateCommand = (run: CommandRun) =>
  new Command('duplicate')
    .description('Copies a database.')
    .argument('<source>')
    .argument('<target>')
    .option('--neutralize', 'switch off what reaches out of the copy: mails, jobs, payments (16 and later)')
    .option('--replace', 'in the place of a database that is there')
    .option('--yes', 'do not ask')
    .action(async (source: string, target: string, options: CopyOptions) => {
      await whenFree(run, target, options, async (databases) => {
        await databases.duplicate(source, target, {
          ...(options.neutralize && { neutralize: true }),
          ...replaced(target, options),
        })
        done(run, { source, created: target }, `${target} is a copy of ${source}`)
      })
    })

interface BackupOptions {
  readonly format?: string
  readonly out?: string
}

const backupCommand = (run: CommandRun) =>
  withOut(new Command('backup'), WHERE_TO)
    .description('Writes a backup of a database to a file.')
    .argument('<name>')
    .option('--format <format>', 'zip, with its files, or dump, the tables alone (default: zip)')
    .action(async (name: string, { format, out }: BackupOptions) => {
      if (format !== undefined && format !== 'zip' && format !== 'dump') {
        throw new UsageError(`'${format}' is no --format: zip, dump`)
      }
      await guarded(run, async (databases) => {
        await writeDownload(run, await databases.backup(name, format === undefined ? {} : { format }), out)
      })
    })

const restoreCommand = (run: CommandRun) =>
  new Command('restore')
    .description('Makes a database of a backup.')
    .argument('<name>')
    .argument('<file>')
    .option('--neutralize', 'switch off what reaches out of it: mails, jobs, payments (16 and later)')
    .option('--moved', 'the database moves: it keeps its identity')
    .option('--replace', 'in the place of a database that is there')
    .option('--yes', 'do not ask')
    .action(async (name: string, file: string, options: CopyOptions & { readonly moved?: true }) => {
      const sent = await fileToSend(run.terminal.directory, file)
      await whenFree(run, name, options, async (databases) => {
        await databases.restore(name, sent.stream(), {
          size: sent.size,
          ...(options.neutralize && { neutralize: true }),
          ...(options.moved && { copy: false }),
          ...replaced(name, options),
        })
        done(run, { restored: name }, `${name} is restored`)
      })
    })

const renameCommand = (run: CommandRun) =>
  new Command('rename')
    .description('Renames a database.')
    .argument('<from>')
    .argument('<to>')
    .action(async (from: string, to: string) => {
      await guarded(run, async (databases) => {
        await databases.rename(from, to)
        done(run, { from, to }, `${from} is ${to} now`)
      })
    })

const dropCommand = (run: CommandRun) =>
  new Command('drop')
    .description('Deletes a database and its files.')
    .argument('<name>')
    .option('--yes', 'do not ask')
    .action(async (name: string, { yes }: { readonly yes?: true }) => {
      await whenConfirmed(run, `Drop ${printable(name)}, with all that is in it?`, yes, () =>
        guarded(run, async (databases) => {
          await databases.drop(name, { confirm: name })
          done(run, { dropped: name }, `${name} is gone`)
        }),
      )
    })

/** Asks before a database that is there goes. */
async function whenFree(
  run: CommandRun,
  name: string,
  { replace, yes }: CopyOptions,
  work: (databases: Databases) => Promise<void>,
): Promise<void> {
  if (!replace) return guarded(run, work)
  await whenConfirmed(run, `Put it in the place of ${printable(name)}, which goes?`, yes, () => guarded(run, work))
}

/** Works with the master password. */
async function guarded(run: CommandRun, work: (databases: Databases) => Promise<void>): Promise<void> {
  const masterPassword = await secretFrom(run.terminal, 'OOOR_MASTER_PASSWORD', "the server's master password")
  await run.onServer(undefined, async (odoo) => work((await odoo.admin({ masterPassword })).databases))
}

function done({ terminal, options }: CommandRun, facts: object, words: string): void {
  if (options.json) terminal.out(`${JSON.stringify(facts)}\n`)
  else terminal.error(`${printable(words)}\n`)
}
