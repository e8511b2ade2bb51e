import { Command } from 'commander'
import type { FieldSchema } from 'ooor'
import type { CommandMaker } from '../command.ts'
import { counted } from '../output/counted.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'
import { modelNamed } from './record-options.ts'

/** `ooor fields`: what a model is made of. */
export const fieldsCommand: CommandMaker = (run) =>
  new Command('fields')
    .summary('lists the fields of a model')
    .description('Lists the fields of a model, as the user may see them.')
    .argument('<model>', 'as sale.order')
    .argument('[search]', 'only those that have this in their name or label')
    .option('--format <format>', 'table, json, jsonl or csv')
    .action(async (model: string, search: string | undefined, options: { readonly format?: string }) => {
      const format = outputFormat(options.format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const { fields } = await modelNamed(odoo, model).schema()
        const wanted = search?.toLowerCase()
        const rows = [...fields.values()]
          .filter(({ name, label }) => wanted === undefined || `${name}\n${label}`.toLowerCase().includes(wanted))
          .sort((a, b) => (a.name < b.name ? -1 : 1))
        const columns = [
          { title: 'field', value: ({ name }: FieldSchema) => name },
          { title: 'kind', value: ({ kind }: FieldSchema) => kind },
          { title: 'label', value: ({ label }: FieldSchema) => label },
          { title: 'to', value: leadsTo },
          { title: 'is', value: traits },
        ]
        const count = await writeRows(rows, columns, format, run.terminal)
        if (format === 'table') run.terminal.error(`${counted(count, 'field')}\n`)
      })
    })

/** The model of a relation, the values of a selection. */
function leadsTo({ relation, selection }: FieldSchema): string {
  return relation ?? selection?.map(([value]) => value).join(', ') ?? ''
}

function traits({ isRequired, isReadonly, isStored, isTranslated }: FieldSchema): string {
  const all = { required: isRequired, readonly: isReadonly, computed: !isStored, translated: isTranslated }
  return Object.entries(all)
    .flatMap(([name, holds]) => (holds ? [name] : []))
    .join(', ')
}
