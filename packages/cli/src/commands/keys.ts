import { Command } from 'commander'
import { type CommandMaker, type CommandRun, UsageError } from '../command.ts'
import { outputFormat, writeOne, writeRows } from '../output/row-writer.ts'
import { whenConfirmed } from './confirmed.ts'
import { wholeNumber } from './record-options.ts'

const MORE = `
Examples:
  ooor keys list
  ooor keys create 'nightly sync' --days 30 > key.txt
  ooor keys remove 12

The keys of the user who is logged in: 14 and later, with a password (keys make no keys).
`

/** `ooor keys`: the user's API keys. */
export const keysCommand: CommandMaker = (run) =>
  new Command('keys')
    .summary('lists, makes and ends your API keys')
    .description('Your own API keys.')
    .addHelpText('after', MORE)
    .addCommand(listCommand(run))
    .addCommand(createCommand(run))
    .addCommand(removeCommand(run))

const listCommand = (run: CommandRun) =>
  new Command('list')
    .description('Lists your API keys.')
    .option('--format <format>', 'table, json, jsonl or csv')
    .action(async ({ format }: { readonly format?: string }) => {
      const as = outputFormat(format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const count = await writeRows(await odoo.session().apiKeys.list(), COLUMNS, as, run.terminal)
        if (count === 0 && as === 'table') run.terminal.error('there are none\n')
      })
    })

interface Key {
  readonly id: number
  readonly name: string
  readonly scope: string | null
  readonly createdAt: Date | null
  readonly expiresAt: Date | null
}

const COLUMNS = [
  { title: 'id', value: (key: Key) => key.id },
  { title: 'name', value: (key: Key) => key.name },
  { title: 'scope', value: (key: Key) => key.scope },
  { title: 'created', value: (key: Key) => key.createdAt },
  { title: 'ends', value: (key: Key) => key.expiresAt },
]

interface CreateOptions {
  readonly days?: number
  readonly scope?: string
}

const createCommand = (run: CommandRun) =>
  new Command('create')
    .description('Makes an API key, and writes it: the only time that it is shown.')
    .argument('<name>', 'what it is for')
    .option('--days <n>', 'until it ends (default: 90), where keys end: 18 and later', wholeNumber('--days'))
    .option('--scope <scope>', 'what it may be used for: 20 and later')
    .action(async (name: string, options: CreateOptions) => {
      if (name.trim() === '') throw new UsageError('say what the key is for, as `ooor keys create "nightly sync"`')
      await run.onServer(undefined, async (odoo) => {
        const made = await odoo.session().apiKeys.create({ name, ...options })
        const { terminal } = run
        if (run.options.json) return writeOne(made, [], 'json', terminal)
        terminal.out(`${made.key}\n`)
        const end = made.expiresAt === null ? 'has no end' : `ends ${made.expiresAt.toISOString().slice(0, 10)}`
        terminal.error(`${made.id}: ${end}. Nobody shows it again\n`)
      })
    })

const removeCommand = (run: CommandRun) =>
  new Command('remove')
    .description('Ends an API key.')
    .argument('<key>', 'its id, or its name where no other has it')
    .option('--yes', 'do not ask')
    .action(async (key: string, { yes }: { readonly yes?: true }) => {
      await run.onServer(undefined, async (odoo) => {
        const { apiKeys } = odoo.session()
        const found = (await apiKeys.list()).filter(({ id, name }) => String(id) === key || name === key)
        const [one] = found
        if (one === undefined) throw new UsageError(`you have no key '${key}': \`ooor keys list\` tells which`)
        if (found.length > 1) {
          throw new UsageError(`several keys are '${key}': say which by id, ${found.map(({ id }) => id).join(' or ')}`)
        }
        await whenConfirmed(run, `End the key ${one.id}, '${one.name}'? What uses it stops.`, yes, async () => {
          await apiKeys.revoke(one)
          if (run.options.json) run.terminal.out(`${JSON.stringify({ removed: one.id })}\n`)
          else run.terminal.error(`${one.id} has ended\n`)
        })
      })
    })
