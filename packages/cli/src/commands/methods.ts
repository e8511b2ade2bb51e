import { Command } from 'commander'
import { type MethodDescription, openServer, type ParameterDescription, readServer } from '../codegen/index.ts'
import type { CommandMaker } from '../command.ts'
import { counted } from '../output/counted.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'

const MORE = `
On 19 and later the server tells of all methods, with their arguments; before, there are those that buttons of views call.
`

/** `ooor methods`: what a model can do. */
export const methodsCommand: CommandMaker = (run) =>
  new Command('methods')
    .summary('lists the methods of a model')
    .description('Lists the public methods of a model that not every model has, as far as the server tells.')
    .argument('<model>', 'as sale.order')
    .argument('[search]', 'only those that have this in their name')
    .option('--format <format>', 'table, json, jsonl or csv')
    .addHelpText('after', MORE)
    .action(async (model: string, search: string | undefined, options: { readonly format?: string }) => {
      const { terminal } = run
      const format = outputFormat(options.format, run.options)
      const server = openServer(await run.target(undefined))
      try {
        const { models } = await readServer(server, {
          models: [model],
          onNote: (note) => terminal.error(`ooor methods: ${note}\n`),
        })
        const methods = models
          .flatMap((one) => one.methods)
          .filter(({ name }) => search === undefined || name.includes(search))
        const columns = [
          { title: 'method', value: signature },
          { title: 'on', value: ({ isOfModel }: MethodDescription) => (isOfModel ? 'model' : 'records') },
          {
            title: 'what',
            value: ({ doc }: MethodDescription) =>
              doc
                ?.split('\n')
                .find((line) => line.trim() !== '')
                ?.trim(),
          },
        ]
        const count = await writeRows([...methods].sort(byName), columns, format, terminal)
        if (format === 'table') terminal.error(`${counted(count, 'method')}\n`)
      } finally {
        await server.close()
      }
    })

function signature({ name, parameters, takesMore }: MethodDescription): string {
  return `${name}(${[...parameters.map(parameterText), ...(takesMore ? ['…'] : [])].join(', ')})`
}

function parameterText({ name, isRequired }: ParameterDescription): string {
  return isRequired ? name : `${name}?`
}

function byName(a: MethodDescription, b: MethodDescription): number {
  return a.name < b.name ? -1 : 1
}
