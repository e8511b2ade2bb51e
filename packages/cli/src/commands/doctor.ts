import { Command } from 'commander'
import { type CommandMaker, type CommandRun, EXIT, UsageError } from '../command.ts'

const MORE = `
  ooor doctor https://admin@erp.example.com/prod
  ooor doctor --only tls,keys,clock --json

Changes nothing on the server.

Exit codes: 0 nothing is wrong, 1 something is (with --strict what is to look at counts too), 2 a wrong command line.
`

interface DoctorOptions {
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
    .option('--only <checks>', 'some checks by their names, with commas', listOf)
    .option('--strict', 'exit with 1 for what is to look at, too')
    .option('--deadline <seconds>', 'how long one check may take', secondsOf, 20)
    .addHelpText('after', MORE)
    .action((target: string | undefined, options: DoctorOptions) => look(run, target, options))

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

function listOf(text: string): string[] {
  return text.split(',').flatMap((name) => name.trim() || [])
}

function secondsOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new UsageError(`'${text}' is no --deadline: write seconds`)
}
