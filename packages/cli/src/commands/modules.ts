import { Command } from 'commander'
import type { Admin, ModuleChange, ModuleInfo, ModuleProgress } from 'ooor'
import type { CommandMaker, CommandRun } from '../command.ts'
import { printable } from '../output/printable.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'
import { whenConfirmed } from './confirmed.ts'

const MORE = `
Examples:
  ooor modules list --installed
  ooor modules install sale_management contacts
  ooor modules upgrade my_module --yes
  ooor modules uninstall sale_management
  ooor modules update-list && ooor modules install my_new_module

What would come or go along is told, and asked. The change takes minutes, in which the server may not answer.

Exit codes: 0 done, 1 not wanted after all, 2 a wrong command line, or what the server refuses.
`

/** `ooor modules`: the modules of a database. */
export const modulesCommand: CommandMaker = (run) =>
  new Command('modules')
    .summary('lists, installs, upgrades and uninstalls modules')
    .description('The modules of a database. Wants an administrator.')
    .addHelpText('after', MORE)
    .addCommand(listCommand(run))
    .addCommand(changeCommand(run, INSTALL))
    .addCommand(changeCommand(run, UPGRADE))
    .addCommand(changeCommand(run, UNINSTALL))
    .addCommand(updateListCommand(run))

interface ListOptions {
  readonly installed?: true
  readonly format?: string
}

const COLUMNS = [
  { title: 'name', value: ({ name }: ModuleInfo) => name },
  { title: 'title', value: ({ title }: ModuleInfo) => title },
  { title: 'state', value: ({ state }: ModuleInfo) => state },
  { title: 'version', value: ({ version }: ModuleInfo) => version },
  { title: 'available', value: ({ available }: ModuleInfo) => available },
]

const listCommand = (run: CommandRun) =>
  new Command('list')
    .description('Lists modules.')
    .argument('[text]', 'only those with this in their name or title')
    .option('--installed', 'only those that are installed')
    .option('--format <format>', 'table, json, jsonl or csv')
    .action(async (text: string | undefined, { installed, format }: ListOptions) => {
      const as = outputFormat(format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const { modules } = await odoo.admin()
        const all = await modules.list(installed ? { installed } : {})
        const wanted = text?.toLowerCase() ?? ''
        const found = all.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted))
        const count = await writeRows(found, COLUMNS, as, run.terminal)
        if (count === 0 && as === 'table') run.terminal.error('there are none\n')
      })
    })

const updateListCommand = (run: CommandRun) =>
  new Command('update-list')
    .description('Lets the server look for modules on its disk that it does not know yet.')
    .action(async () => {
      await run.onServer(undefined, async (odoo) => {
        const { modules } = await odoo.admin()
        const { added, updated } = await modules.updateList()
        run.terminal.out(
          run.options.json
            ? `${JSON.stringify({ added, updated })}\n`
            : `${added} new, ${updated} with another version\n`,
        )
      })
    })

type Modules = Admin['modules']
type OnProgress = (progress: ModuleProgress) => void

/** A change of modules: what else it meets, how it is asked, and how it is done. */
interface Change {
  readonly word: string
  readonly description: string
  readonly along: (modules: Modules, names: readonly string[]) => Promise<readonly string[]>
  readonly question: (names: string, along: string) => string
  readonly run: (
    modules: Modules,
    names: readonly string[],
    along: readonly string[],
    onProgress: OnProgress,
  ) => Promise<readonly ModuleChange[]>
}

const INSTALL: Change = {
  word: 'install',
  description: 'Installs modules, and those that they need.',
  along: (modules, names) => modules.upstream(names),
  question: (names, along) => `Install ${names}${along && `, with ${along}`}?`,
  run: (modules, names, _, onProgress) => modules.install(names, { onProgress }),
}

const UPGRADE: Change = {
  word: 'upgrade',
  description: 'Upgrades modules, and those that need them.',
  along: (modules, names) => modules.downstream(names),
  question: (names, along) => `Upgrade ${names}${along && `, with ${along}`}?`,
  run: (modules, names, _, onProgress) => modules.upgrade(names, { onProgress }),
}

const UNINSTALL: Change = {
  word: 'uninstall',
  description: 'Uninstalls modules and those that need them, with all data that they hold.',
  along: (modules, names) => modules.downstream(names),
  question: (names, along) => `Uninstall ${names}${along && `, with ${along}`}, and delete all that they hold?`,
  run: (modules, names, along, onProgress) => modules.uninstall(names, { confirm: [...names, ...along], onProgress }),
}

function changeCommand(run: CommandRun, change: Change): Command {
  const { terminal } = run
  return new Command(change.word)
    .description(change.description)
    .argument('<modules...>', 'as sale_management')
    .option('--yes', 'do not ask')
    .action(async (names: readonly string[], { yes }: { readonly yes?: true }) => {
      await run.onServer(undefined, async (odoo) => {
        const { modules } = await odoo.admin()
        const all = await change.along(modules, names)
        const along = all.filter((name) => !names.includes(name))
        const question = change.question(listed(names), listed(along))
        await whenConfirmed(run, question, yes, async () => {
          const changes = await change.run(modules, names, along, ({ done, total }) => {
            if (terminal.isWatched) terminal.error(`\r\u001b[K${done} of ${total} modules`)
          })
          if (terminal.isWatched) terminal.error('\r\u001b[K')
          if (run.options.json) terminal.out(`${JSON.stringify(changes)}\n`)
          for (const { name, before, after } of run.options.json ? [] : changes) {
            terminal.out(`${printable(name)}: ${before} → ${after}\n`)
          }
          if (changes.length === 0) terminal.error('nothing has changed\n')
        })
      })
    })
}

const listed = (names: readonly string[]): string => printable(names.join(', '))
