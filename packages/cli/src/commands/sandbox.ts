import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ServeOptions } from '@ooor/sandbox/serve'
import { Command, type Option } from 'commander'
import { type CommandMaker, type CommandRun, type GlobalOptions, UsageError } from '../command.ts'
import { counted } from '../output/counted.ts'
import { PRIVATE } from '../private-mode.ts'
import { ProgressLine } from '../progress-line.ts'
import { modelsOf } from './model-names.ts'
import { STANDARD_OUTPUT, withOut } from './out-option.ts'

const OF_SNAPSHOT = `
Examples:
  ooor sandbox snapshot -o tests/erp.snapshot.json https://admin@erp.example.com/prod
  ooor sandbox snapshot -o tests/erp.snapshot.json --models 'sale.*,x_*' --sample sale.order:50

A sample follows relations: what its records cannot be without, their lines, and what both refer to. Personal values in
it are made up, the same for the same (OOOR_SNAPSHOT_KEY, or the database's own uuid, decides which); free texts, files,
messages and secrets are left out. \`new Sandbox({ snapshot })\` of @ooor/sandbox takes the file.
`

const OF_SERVE = `
  ooor sandbox --port 8069 --series 17.0    (the same as ooor sandbox serve …)
  ooor sandbox serve --port 8069 --snapshot tests/erp.snapshot.json
  ooor sandbox serve --apps sale,account --json

Users are admin, demo and portal, whose passwords are their logins, and those of a snapshot. It keeps nothing outside
its own memory. Ctrl-C ends it.
`

interface SnapshotCommandOptions {
  readonly out?: string
  readonly models?: readonly string[]
  readonly groups?: readonly string[]
  readonly sample?: Readonly<Record<string, number>>
  readonly keep?: readonly string[]
}

/** `ooor sandbox`: a small Odoo inside the process, and what makes it like a server of yours. */
export const sandboxCommand: CommandMaker = (run) =>
  new Command('sandbox')
    .summary('serves a small Odoo for tests, and makes it like a server of yours')
    .description('A small Odoo for tests, @ooor/sandbox: served, and made like a server of yours.')
    .addCommand(serveCommand(run), { isDefault: true })
    .addCommand(snapshotCommand(run))
    .hook('preSubcommand', ({ args, commands }) => {
      const names = [...commands.map((one) => one.name()), 'help']
      if (!names.includes(args[0] ?? '')) refuseWords(wordsIn(args, commands[0]?.options ?? []), names)
    })

/** What is no option would be an argument too many of the command that serves. */
function refuseWords([word]: readonly string[], names: readonly string[]): void {
  if (word === undefined) return
  if (!names.includes(word)) throw new UsageError(`there is no 'ooor sandbox ${word}': it is serve, or snapshot`)
  throw new UsageError(`options stand behind the command that they are of: ooor sandbox ${word} …`)
}

/** What is neither an option nor the value of one. */
function wordsIn(args: readonly string[], options: readonly Option[]): string[] {
  const hasValue = (arg: string | undefined) => options.some(({ long, required }) => long === arg && required)
  return args.filter((arg, at) => !arg.startsWith('-') && !hasValue(args[at - 1]))
}

/** What names a server, or a sandbox instead of one: here it would be passed over. */
function checkNoServer({ connection, url, username, sandbox }: GlobalOptions): void {
  if (sandbox !== undefined) throw new UsageError(`--sandbox is for commands that ask one: name the series by --series`)
  const given = Object.entries({ connection, url, username }).find(([, value]) => value !== undefined)
  if (given !== undefined) throw new UsageError(`--${given[0]} names a server, and a sandbox is served without one`)
}

const serveCommand: CommandMaker = (run) =>
  new Command('serve')
    .summary('serves a sandbox on 127.0.0.1, for any client in any language')
    .description('Serves a sandbox on 127.0.0.1 until Ctrl-C, for any client in any language.')
    .option('--port <number>', 'where to listen (default: any free port)')
    .option('--series <series>', '6.1 to 20.0, as 17.0 (default: that of the file, or 19.0)')
    .option('--snapshot <file>', 'a server of yours, as `ooor sandbox snapshot` writes it')
    .option('--schema <file>', 'models and fields of a server of yours, as `ooor types --schema` writes them')
    .option('--apps <names>', "models and fields of a plain Odoo's apps, as sale,account (14.0, 16.0 to 19.0)")
    .option('--strict', 'refuse computed fields that have no rule here')
    .addHelpText('after', OF_SERVE)
    .action(async (options: Omit<ServeOptions, 'database'>) => {
      const { terminal } = run
      checkNoServer(run.options)
      const { database, json } = run.options
      const { serve } = await import('@ooor/sandbox/serve')
      await serve(
        { ...options, ...(database !== undefined && { database }) },
        {
          directory: terminal.directory,
          signal: terminal.interrupted,
          started: (served) => {
            const { url, series } = served
            const told = json ? JSON.stringify(served) : `Odoo ${series}, database ${served.database}: ${url}`
            terminal.out(`${told}\n`)
          },
        },
      )
    })

const snapshotCommand: CommandMaker = (run) =>
  withOut(new Command('snapshot'), 'the file to write; - for standard output')
    .summary('reads a server: models, rights, defaults and a sample of records')
    .description('Reads what a sandbox needs to stand for a server into one file, to be committed beside the tests.')
    .argument('[target]', 'a connection string, or the name of a connection')
    .option(
      '--models <names>',
      "only some models: names and patterns as 'sale.*', with commas or several times",
      modelsOf,
    )
    .option(
      '--groups <names>',
      'only the rights of these groups, by external id, and of those that come with them',
      wholeNamesOf,
    )
    .option('--sample <model:count>', 'the newest records of a model, and what they refer to; several times', sampleOf)
    .option('--keep <fields>', 'texts that stay as they are, as product.template.x_origin', wholeNamesOf)
    .addHelpText('after', OF_SNAPSHOT)
    .action((target: string | undefined, options: SnapshotCommandOptions) => writeSnapshot(run, target, options))

async function writeSnapshot(
  run: CommandRun,
  target: string | undefined,
  { out, ...chosen }: SnapshotCommandOptions,
): Promise<void> {
  const { terminal } = run
  if (out === undefined) throw new UsageError('say where to write to: -o erp.snapshot.json')
  const line = ProgressLine.of(terminal)
  const { readSnapshot, writeSnapshotFile } = await import('../snapshot/index.ts')
  try {
    const content = await run.onServer(target, (odoo) => {
      const key = terminal.environment.OOOR_SNAPSHOT_KEY
      return readSnapshot(odoo, {
        ...chosen,
        ...(key && { key }),
        onNote: (note) => {
          line?.clear()
          terminal.error(`ooor sandbox snapshot: ${note}\n`)
        },
        onProgress: line && ((progress) => line.show(progress)),
      })
    })
    const text = writeSnapshotFile(content)
    if (out === STANDARD_OUTPUT) terminal.out(text)
    else await writeFile(resolve(terminal.directory, out), text, PRIVATE)
    line?.clear()
    const records = Object.values(content.records).reduce((sum, rows) => sum + rows.length, 0)
    const models = Object.keys(content.models).length
    terminal.error(`${out}: ${counted(models, 'model')} and ${counted(records, 'record')} of Odoo ${content.series}\n`)
    if (run.options.json && out !== STANDARD_OUTPUT)
      terminal.out(`${JSON.stringify({ file: out, series: content.series, models, records })}\n`)
  } finally {
    line?.clear()
  }
}

function wholeNamesOf(text: string, before: readonly string[] = []): string[] {
  const names = text.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !/^\w[\w.-]*\.[\w.-]+$/.test(name))
  if (wrong !== undefined) throw new UsageError(`'${wrong}' is no whole name: write it as base.group_user`)
  return [...before, ...names]
}

function sampleOf(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, model, count] = /^([\w.-]+):([1-9]\d{0,5})$/.exec(text) ?? []
  if (model === undefined)
    throw new UsageError(`'${text}' is no --sample: write a model and how many, as sale.order:50`)
  return { ...before, [model]: Number(count) }
}
