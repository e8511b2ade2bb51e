import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type CommandMaker, type CommandRun, UsageError } from '../command.ts'
import { type Diagram, RELATION_KINDS, type RelationKind } from '../diagrams/diagram.ts'
import { SHOWN_FIELDS, type ShownFields } from '../diagrams/model-rows.ts'
import { namesOf } from '../expressions/names.ts'
import { counted } from '../output/counted.ts'
import { ProgressLine } from '../progress-line.ts'
import { STANDARD_OUTPUT, withOut } from './out-option.ts'

const MORE = `
Examples:
  ooor diagram models sale.order --depth 2 -o sales.svg
  ooor diagram models res.partner --relations many2one --fields required
  ooor diagram modules website_sale -o modules.png

Without a file it is written to the terminal, in Mermaid's language.
`

const MODELS = `
Examples:
  ooor diagram models sale.order --depth 2 -o sales.svg
  ooor diagram models sale.order,res.partner --exclude 'mail.*,account.*' --format dot

Fields in boxes: relations, what must be given too (required), all that are stored, those with lines alone (lines), none.
`

interface FileOptions {
  readonly format?: string
  readonly out?: string
}

interface ModelsOptions extends FileOptions {
  readonly depth: number
  readonly max: number
  readonly fields?: ShownFields
  readonly relations?: readonly RelationKind[]
  readonly exclude?: readonly string[]
  readonly hub?: number
}

interface ModulesOptions extends FileOptions {
  readonly depth?: number
  readonly dependents?: true
  readonly installed?: true
  readonly exclude?: readonly string[]
}

/** `ooor diagram`: pictures of models and modules. */
export const diagramCommand: CommandMaker = (run) =>
  new Command('diagram')
    .summary('draws models and their relations, or modules and what they need')
    .description('Draws models and their relations, or modules and what they need.')
    .addCommand(modelsCommand(run))
    .addCommand(modulesCommand(run))
    .addHelpText('after', MORE)

const modelsCommand: CommandMaker = (run) =>
  toFile(new Command('models'))
    .summary('draws models and their relations, as a diagram of classes')
    .description('Draws models and their relations, as a diagram of classes.')
    .argument('<models>', "the models to begin with, as 'sale.order,res.partner'", namesOf)
    .argument('[target]', 'a connection string, or the name of a connection')
    .option('--depth <n>', 'how many relations away', countOf, 1)
    .option('--max <n>', 'the most boxes; what is referred to most comes first', countOf, 60)
    .addOption(
      new Option('--fields <which>', 'the fields in the boxes (default: relations; of many boxes lines)').choices(
        SHOWN_FIELDS,
      ),
    )
    .option('--relations <kinds>', `only some kinds of ${RELATION_KINDS.join(', ')}`, kindsOf)
    .option(
      '--exclude <models>',
      "what is not drawn (default: mail.*, rating.*, ir.*, bus.*, utm.*; '' for nothing)",
      namesOf,
    )
    .option('--hub <n>', 'leave lines out to what more models than this refer to (default: 6)', countOf)
    .addHelpText('after', MODELS)
    .action(async (models: readonly string[], target: string | undefined, options: ModelsOptions) => {
      if (models.length === 0) throw new UsageError('name a model: sale.order')
      await draw(run, target, options, async (odoo, line) => {
        const { readModelDiagram } = await import('../diagrams/read-models.ts')
        const onProgress = line && ((what: string, done: number, all: number) => line.show({ what, done, all }))
        return readModelDiagram(odoo, models, { ...options, onProgress })
      })
    })

const modulesCommand: CommandMaker = (run) =>
  toFile(new Command('modules'))
    .summary('draws modules and what they need')
    .description('Draws modules and what they need. What others bring along anyway has no line.')
    .argument('<modules>', "the modules to begin with, as 'sale,stock'", namesOf)
    .argument('[target]', 'a connection string, or the name of a connection')
    .option('--depth <n>', 'how many dependencies away (default: all)', countOf)
    .option('--dependents', 'what needs the module, rather than what it needs')
    .option('--installed', 'only what is installed')
    .option('--exclude <modules>', 'what is not drawn', namesOf)
    .action(async (modules: readonly string[], target: string | undefined, options: ModulesOptions) => {
      if (modules.length === 0) throw new UsageError('name a module: sale')
      await draw(run, target, options, async (odoo) => {
        const { readModuleDiagram } = await import('../diagrams/read-modules.ts')
        const { depth, exclude, installed, dependents } = options
        return readModuleDiagram(odoo, modules, {
          depth,
          exclude,
          installed,
          towards: dependents ? 'dependents' : 'needs',
        })
      })
    })

function toFile(command: Command): Command {
  return withOut(command, 'the file to write (default: the terminal)').option(
    '--format <format>',
    "mermaid, dot, svg or png (default: by the file's ending, else mermaid)",
  )
}

/** Reads a diagram and writes it where it is to go; what was left out is told beside it. */
async function draw(
  run: CommandRun,
  target: string | undefined,
  { format: named, out }: FileOptions,
  read: (
    odoo: Parameters<Parameters<CommandRun['onServer']>[1]>[0],
    line: ProgressLine | undefined,
  ) => Promise<Diagram>,
): Promise<void> {
  const { diagramFormat, writeDiagram } = await import('../diagrams/write-diagram.ts')
  const { terminal } = run
  const output = out === STANDARD_OUTPUT ? undefined : out
  const format = diagramFormat(named, output)
  if (format === 'png' && output === undefined) throw new UsageError('a picture goes to a file: -o diagram.png')
  const line = ProgressLine.of(terminal)
  const diagram = await run.onServer(target, (odoo) => read(odoo, line)).finally(() => line?.clear())
  const { json } = run.options
  if (json) terminal.out(`${JSON.stringify(diagram)}\n`)
  if (json && output === undefined) return
  const written = await writeDiagram(diagram, format)
  if (output === undefined) terminal.out(String(written))
  else await writeFile(resolve(terminal.directory, output), written)
  for (const note of diagram.notes) terminal.error(`${note}\n`)
  if (output !== undefined)
    terminal.error(
      `${output}: ${counted(diagram.boxes.length, 'box', 'boxes')}, ${counted(diagram.lines.length, 'line')}\n`,
    )
}

function countOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('write a number')
}

function kindsOf(text: string): RelationKind[] {
  return namesOf(text).map((name) => {
    const kind = RELATION_KINDS.find((one) => one === name)
    if (kind !== undefined) return kind
    throw new InvalidArgumentError(`'${name}' is none of ${RELATION_KINDS.join(', ')}`)
  })
}
