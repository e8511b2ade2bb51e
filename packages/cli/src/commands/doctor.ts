import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { type CommandMaker, type CommandRun, EXIT, UsageError } from '../command.ts'
import { namesOf } from '../expressions/names.ts'
import { ProgressLine } from '../progress-line.ts'

const MORE = `
Examples:
  ooor doctor https://admin@erp.example.com/prod
  ooor doctor --only tls,keys,clock --json
  ooor doctor --against staging
  ooor doctor --against odoo-19.schema.json --project packages/shop/tsconfig.json

Changes nothing, neither on the server nor in the program.

Exit codes: 0 nothing is wrong, 1 something is (with --strict what is to look at counts too), 2 a wrong command line.
`

interface DoctorOptions {
  readonly against?: string
  readonly project?: string
  readonly types?: string
  readonly only?: readonly string[]
  readonly strict?: true
  readonly deadline: number
}

/** `ooor doctor`: what is well with a server, and what is not. */
export const doctorCommand: CommandMaker = (run) =>
  new Command('doctor')
    .summary('tells what is well with a server and what is not, and what to do')
    .description('Tells what is well with a server and what is not, and what to do.')
    .argument('[target]', 'a connection string, or the name of a connection')
    .option(
      '--against <other>',
      'what your program has to change for another server: one, or a file of `ooor types --schema`',
    )
    .option('--project <tsconfig>', 'the program, with --against (default: tsconfig.json)')
    .option('--types <file>', 'its declarations, with --against, where there are several')
    .option('--only <checks>', 'some checks by their names, with commas', namesOf)
    .option('--strict', 'exit with 1 for what is to look at, too')
    .option('--deadline <seconds>', 'how long one check may take', secondsOf, 20)
    .addHelpText('after', MORE)
    .action((target: string | undefined, options: DoctorOptions) =>
      options.against === undefined ? look(run, target, options) : compare(run, target, options.against, options),
    )

/** What the program has to change for another server. */
async function compare(
  run: CommandRun,
  target: string | undefined,
  against: string,
  options: DoctorOptions,
): Promise<void> {
  if (target !== undefined) {
    throw new UsageError(`the program says itself what it is written for: leave '${target}' out`)
  }
  const { terminal } = run
  const [{ compareProgram }, { readOtherServer, readSchemaFile }, { tellProgram }] = await Promise.all([
    import('../doctor/against/compare-program.ts'),
    import('../doctor/against/read-other.ts'),
    import('../doctor/against/tell-program.ts'),
  ])
  const project = resolve(terminal.directory, options.project ?? 'tsconfig.json')
  if (!existsSync(project))
    throw new UsageError(`there is no ${project}: name the program, --project path/to/tsconfig.json`)
  const line = ProgressLine.of(terminal)
  const report = await compareProgram({
    project,
    types: options.types && resolve(terminal.directory, options.types),
    signal: terminal.interrupted,
    other: async (own) => {
      const file = resolve(terminal.directory, against)
      if (/\.json(?:\.gz)?$/.test(against) && existsSync(file)) return readSchemaFile(file)
      return readOtherServer(
        await run.target(against),
        own,
        line && ((what, done, all) => line.show({ what, done, all })),
      )
    },
  }).finally(() => line?.clear())
  terminal.out(run.options.json ? `${JSON.stringify(report)}\n` : tellProgram(report, terminal))
  const { places } = report
  if (options.strict ? places.length > 0 : places.some(({ by }) => by === 'types')) run.exitCode = EXIT.differs
}

async function look(run: CommandRun, target: string | undefined, options: DoctorOptions): Promise<void> {
  const [{ examine }, { CHECKS }, { tellFindings }] = await Promise.all([
    import('../doctor/examine.ts'),
    import('../doctor/checks/index.ts'),
    import('../doctor/tell-findings.ts'),
  ])
  const { only, deadline, strict } = options
  const names = CHECKS.map(({ name }) => name)
  const unknown = only?.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new UsageError(`'${unknown}' is no check: there are ${names.join(', ')}`)
  const { terminal } = run
  const findings = await examine(await run.target(target), {
    only,
    deadline: deadline * 1000,
    signal: terminal.interrupted,
  })
  terminal.out(run.options.json ? `${JSON.stringify({ findings })}\n` : tellFindings(findings, terminal.colors))
  const counts = (status: string) => findings.some((finding) => finding.status === status)
  if (counts('fail') || (strict && counts('warn'))) run.exitCode = EXIT.differs
}

function secondsOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new UsageError(`'${text}' is no --deadline: write seconds`)
}
