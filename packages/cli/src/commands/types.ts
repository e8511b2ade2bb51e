import { readFile, writeFile } from 'node:fs/promises'
import {
  compareDeclarations,
  compareSchemaFiles,
  declareServer,
  openServer,
  type ReadServer,
  readServer,
  writeSchemaFile,
} from '../codegen/index.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { connectionTarget, type TargetOptions } from '../connection-target.ts'
import { parsedArguments, TARGET_OPTIONS } from '../parsed-arguments.ts'
import { ProgressLine } from '../progress-line.ts'

const HELP = `Writes TypeScript declarations of a server's models.

  ooor types --out odoo.d.ts https://admin@erp.example.com/prod
  ooor types --out odoo.d.ts --models 'res.partner,sale.*'
  ooor types --out odoo.d.ts --check

Options
  --out <file>        the declarations to write
  --schema <file>     a JSON file with the models' fields for run time, so that first use asks nothing
  --models <names>    only some models: names and patterns as 'sale.*', with commas or several times
                      (default: all that the user may read)
  --no-methods        leave methods out: on 19 the server takes a second for those of each model
  --concurrency <n>   so many models at a time (default: 4); more helps where the server has more workers
  --check             write nothing; exit with 1 when the files are not what would be written
  --name <name>       the interface that holds all models (default: Odoo)
  --no-global         do not make them the models of all connections (interface Models)
  --help              this text

Server
  A connection string, or --url <string>, with --database <name> and --username <name>; for what they leave open
  OOOR_URL, OOOR_DATABASE, OOOR_USERNAME, and OOOR_PASSWORD or OOOR_API_KEY.

Exit codes: 0 written or the same, 1 differs (--check), 2 a wrong command line, or a server that does not answer.
`

const OPTIONS = {
  out: { type: 'string' },
  schema: { type: 'string' },
  models: { type: 'string', multiple: true },
  check: { type: 'boolean' },
  name: { type: 'string' },
  'no-global': { type: 'boolean' },
  'no-methods': { type: 'boolean' },
  concurrency: { type: 'string' },
  ...TARGET_OPTIONS,
} as const

interface TypesArguments {
  readonly isHelp: boolean
  readonly isCheck: boolean
  readonly isGlobal: boolean
  readonly methods: boolean
  readonly concurrency: number | undefined
  readonly out: string | undefined
  readonly schema: string | undefined
  readonly name: string | undefined
  readonly models: readonly string[]
  readonly target: TargetOptions
}

/** A file with what it should hold, and what tells two of its kind apart. */
interface Output {
  readonly path: string
  readonly text: string
  readonly compare: (before: string, after: string) => string[]
}

/** `ooor types`: declarations and schema files from a server. */
export const typesCommand: Command = {
  summary: "writes TypeScript declarations of a server's models",
  help: HELP,
  async run(args, terminal) {
    const given = parseArguments(args)
    if (given.isHelp) {
      terminal.out(HELP)
      return EXIT.ok
    }
    if (given.out === undefined && given.schema === undefined) {
      throw new UsageError('say where to write to: --out odoo.d.ts, or --schema odoo.schema.json')
    }
    const server = openServer(connectionTarget(given.target, terminal.environment))
    const line = terminal.isWatched ? new ProgressLine(terminal.error) : undefined
    try {
      const description = await readServer(server, {
        models: given.models,
        methods: given.methods,
        concurrency: given.concurrency,
        onNote: (note) => {
          line?.clear()
          terminal.error(`ooor types: ${note}\n`)
        },
        onProgress: line && ((progress) => line.show(progress)),
      })
      line?.clear()
      const outputs = outputsOf(description, given)
      return given.isCheck ? await check(outputs, terminal) : await write(outputs, description, terminal)
    } finally {
      line?.clear()
      await server.close()
    }
  },
}

function parseArguments(args: readonly string[]): TypesArguments {
  const { values, positionals } = parsedArguments(args, OPTIONS)
  const [positional, ...more] = positionals
  if (more.length > 0) throw new UsageError(`there is one server too many: ${more.length + 1} were named`)
  if (positional !== undefined && values.url !== undefined)
    throw new UsageError('there are two servers: leave --url out')
  const { name } = values
  if (name !== undefined && !/^[A-Za-z_$][\w$]*$/.test(name)) throw new UsageError(`'${name}' cannot name an interface`)
  const models = (values.models ?? []).flatMap((text) => text.split(',')).map((text) => text.trim())
  const wrong = models.find((model) => !/^[\w.*-]+$/.test(model))
  if (wrong !== undefined) throw new UsageError(`'${wrong}' is no model's name: write them as res.partner,sale.*`)
  const { concurrency } = values
  if (concurrency !== undefined && !/^[1-9]\d?$/.test(concurrency)) {
    throw new UsageError(`'${concurrency}' is no --concurrency: write a number from 1 to 99`)
  }
  return {
    isHelp: values.help ?? false,
    isCheck: values.check ?? false,
    isGlobal: !values['no-global'],
    methods: !values['no-methods'],
    concurrency: concurrency === undefined ? undefined : Number(concurrency),
    out: values.out,
    schema: values.schema,
    name,
    models,
    target: { url: positional ?? values.url, database: values.database, username: values.username },
  }
}

function outputsOf(server: ReadServer, { out, schema, name, isGlobal }: TypesArguments): Output[] {
  return [
    ...(out === undefined
      ? []
      : [{ path: out, text: declareServer(server, { name, isGlobal }), compare: compareDeclarations }]),
    ...(schema === undefined
      ? []
      : [{ path: schema, text: writeSchemaFile(server.series, server.answers), compare: compareSchemaFiles }]),
  ]
}

async function write(outputs: readonly Output[], server: ReadServer, terminal: Terminal): Promise<number> {
  for (const { path, text } of outputs) await writeFile(path, text)
  const fields = server.models.reduce((sum, { schema }) => sum + schema.fields.size, 0)
  const written = outputs.map(({ path }) => path).join(' and ')
  terminal.error(`${written}: ${server.models.length} models, ${fields} fields of Odoo ${server.series}\n`)
  return EXIT.ok
}

async function check(outputs: readonly Output[], terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.ok
  for (const { path, text, compare } of outputs) {
    const before = await readIfThere(path)
    if (before === text) continue
    exitCode = EXIT.differs
    terminal.out(before === undefined ? `${path} is not there\n` : summary(path, compare(before, text)))
  }
  return exitCode
}

const MOST_LINES = 40

function summary(path: string, differences: readonly string[]): string {
  if (differences.length === 0) return `${path} differs from the server in comments only\n`
  const shown = differences.slice(0, MOST_LINES)
  const rest = differences.length - shown.length
  const lines = rest > 0 ? [...shown, `… and ${rest} more models`] : shown
  return `${path} differs from the server:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
