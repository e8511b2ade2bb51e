import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command } from 'commander'
import {
  compareDeclarations,
  compareSchemaFiles,
  declareServer,
  openServer,
  type ReadServer,
  readServer,
  writeSchemaFile,
} from '../codegen/index.ts'
import { type CommandMaker, type CommandRun, EXIT, UsageError } from '../command.ts'
import { readIfThere } from '../connections/private-file.ts'
import { counted } from '../output/counted.ts'
import { ProgressLine } from '../progress-line.ts'
import { checkApart } from './check-apart.ts'
import { modelsOf } from './model-names.ts'
import { STANDARD_OUTPUT, withOut } from './out-option.ts'

const MORE = `
Examples:
  ooor types -o odoo.d.ts https://admin@erp.example.com/prod
  ooor types -o odoo.d.ts --models 'res.partner,sale.*'
  ooor types -o odoo.d.ts --check

Exit codes: 0 written or the same, 1 differs (--check), 2 a wrong command line, or a server that does not answer.
`

interface TypesOptions {
  readonly out?: string
  readonly schema?: string
  readonly models?: readonly string[]
  readonly methods: boolean
  readonly concurrency?: number
  readonly check?: true
  readonly name?: string
  readonly global: boolean
}

/** A file with what it should hold, and what tells two of its kind apart. */
interface Output {
  readonly path: string
  readonly text: string
  readonly compare: (before: string, after: string) => string[]
}

/** `ooor types`: declarations and schema files from a server. */
export const typesCommand: CommandMaker = (run) =>
  withOut(new Command('types'), 'the declarations to write; - for standard output')
    .summary("writes TypeScript declarations of a server's models")
    .description("Writes TypeScript declarations of a server's models.")
    .argument('[target]', 'a connection string, or the name of a connection')
    .option('--schema <file>', "a JSON file with the models' fields for run time, so that first use asks nothing")
    .option(
      '--models <names>',
      "only some models: names and patterns as 'sale.*', with commas or several times (default: all that the user may read)",
      modelsOf,
    )
    .option('--no-methods', 'leave methods out: on 19 the server takes a second for those of each model')
    .option(
      '--concurrency <n>',
      'so many models at a time (default: 4); more helps where the server has more workers',
      concurrencyOf,
    )
    .option('--check', 'write nothing; exit with 1 when the files are not what would be written')
    .option('--name <name>', 'the interface that holds all models (default: Odoo)', interfaceName)
    .option('--no-global', 'do not make them the models of all connections (interface Models)')
    .addHelpText('after', MORE)
    .action(async (target: string | undefined, options: TypesOptions) => {
      const { terminal } = run
      if (options.out === undefined && options.schema === undefined) {
        throw new UsageError('say where to write to: -o odoo.d.ts, or --schema odoo.schema.json')
      }
      if (options.check && options.out === STANDARD_OUTPUT)
        throw new UsageError('--check compares a file: name it by -o')
      checkApart(terminal.directory, { '--out': options.out, '--schema': options.schema })
      const server = openServer(await run.target(target))
      const line = ProgressLine.of(terminal)
      try {
        const description = await readServer(server, {
          models: options.models ?? [],
          // A schema file has none.
          methods: options.methods && options.out !== undefined,
          concurrency: options.concurrency,
          onNote: (note) => {
            line?.clear()
            terminal.error(`ooor types: ${note}\n`)
          },
          onProgress: line && ((progress) => line.show(progress)),
        })
        line?.clear()
        const outputs = outputsOf(description, options)
        run.exitCode = await (options.check ? check(outputs, run) : write(outputs, description, run))
      } finally {
        line?.clear()
        await server.close()
      }
    })

function interfaceName(text: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(text)) throw new UsageError(`'${text}' cannot name an interface`)
  return text
}

function concurrencyOf(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  throw new UsageError(`'${text}' is no --concurrency: write a number from 1 to 99`)
}

function outputsOf(server: ReadServer, { out, schema, name, global: isGlobal }: TypesOptions): Output[] {
  return [
    ...(out === undefined
      ? []
      : [{ path: out, text: declareServer(server, { name, isGlobal }), compare: compareDeclarations }]),
    ...(schema === undefined
      ? []
      : [{ path: schema, text: writeSchemaFile(server.series, server.answers), compare: compareSchemaFiles }]),
  ]
}

async function write(
  outputs: readonly Output[],
  server: ReadServer,
  { terminal, options }: CommandRun,
): Promise<number> {
  for (const { path, text } of outputs) {
    if (path === STANDARD_OUTPUT) terminal.out(text)
    else await writeFile(resolve(terminal.directory, path), text)
  }
  const fields = server.models.reduce((sum, { schema }) => sum + schema.fields.size, 0)
  const written = outputs.map(({ path }) => path).join(' and ')
  const models = counted(server.models.length, 'model')
  terminal.error(`${written}: ${models}, ${counted(fields, 'field')} of Odoo ${server.series}\n`)
  if (options.json && !outputs.some(({ path }) => path === STANDARD_OUTPUT)) {
    const files = outputs.map(({ path }) => path)
    terminal.out(`${JSON.stringify({ files, series: server.series, models: server.models.length, fields })}\n`)
  }
  return EXIT.ok
}

async function check(outputs: readonly Output[], { terminal, options }: CommandRun): Promise<number> {
  const found: { file: string; differences: readonly string[] | null }[] = []
  for (const { path, text, compare } of outputs) {
    const before = await readIfThere(resolve(terminal.directory, path))
    if (before !== text) found.push({ file: path, differences: before === undefined ? null : compare(before, text) })
  }
  if (options.json) terminal.out(`${JSON.stringify({ differing: found })}\n`)
  else for (const { file, differences } of found) terminal.out(summary(file, differences))
  return found.length === 0 ? EXIT.ok : EXIT.differs
}

const MOST_LINES = 40

/** Null where the file is not there. */
function summary(path: string, differences: readonly string[] | null): string {
  if (differences === null) return `${path} is not there\n`
  if (differences.length === 0) return `${path} differs from the server in comments only\n`
  const shown = differences.slice(0, MOST_LINES)
  const rest = differences.length - shown.length
  const lines = rest > 0 ? [...shown, `… and ${rest} more models`] : shown
  return `${path} differs from the server:\n${lines.map((line) => `  ${line}\n`).join('')}`
}
