import { Command } from 'commander'
import { UnknownModelError } from 'ooor/errors'
import { type CommandMaker, UsageError } from '../command.ts'
import { jsonValue } from '../output/cell-text.ts'
import { namedRecords } from './named-records.ts'
import { modelNamed } from './record-options.ts'

const MORE = `
Examples:
  ooor call sale.order action_confirm --ids 7
  ooor call res.partner name_search Azure limit=3
  ooor call res.partner fields_get '["name"]' 'attributes=["type"]'

Arguments are JSON, or text where they are none; name=… is one by its name. The answer is JSON, as the server gave it.
`

/** `ooor call`: any public method of a model. */
export const callCommand: CommandMaker = (run) =>
  new Command('call')
    .summary('calls a method of a model')
    .description('Calls any public method of a model, or of records.')
    .argument('<model>', 'as sale.order')
    .argument('<method>', 'as action_confirm')
    .argument('[arguments...]', 'JSON, or text; name=… for one by its name')
    .option('--ids <ids>', 'the records: ids or external ids, with commas')
    .addHelpText('after', MORE)
    .action(async (name: string, method: string, texts: readonly string[], { ids }: { readonly ids?: string }) => {
      const args: unknown[] = []
      const named: Record<string, unknown> = {}
      for (const text of texts) {
        const [, key, written = ''] = /^([a-z_]\w*)=(.*)$/s.exec(text) ?? []
        if (key !== undefined) named[key] = jsonOrText(written)
        else if (Object.keys(named).length === 0) args.push(jsonOrText(text))
        else throw new UsageError(`'${text}' has no name: arguments without one come first`)
      }
      await run.onServer(undefined, async (odoo) => {
        const model = modelNamed(odoo, name)
        const records = ids === undefined ? [] : [await namedRecords(model, ids)]
        const answer = await model.raw.call(method, [...records, ...args], named).catch(async (error: unknown) => {
          // Who asks for its fields is told what models there are.
          if (UnknownModelError.is(error)) await model.schema()
          throw error
        })
        run.terminal.out(`${JSON.stringify(answer ?? null, jsonValue, 2)}\n`)
      })
    })

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
